#include "io/csv_reader.h"

namespace marsad::io {

namespace {

enum class CellState { Start,
                       Plain,
                       Quoted,
                       AfterQuote };

/// Feeds one physical line; the state at its end says whether the record goes on (Quoted).
class RecordParser {
  public:
    explicit RecordParser(std::vector<std::string>& cells) : cells_(cells) { cells_.assign(1, {}); }

    /// False where text follows a closing quote.
    bool feed(std::string_view line) {
        for (const char c : line) {
            if (!feed(c)) {
                return false;
            }
        }
        return true;
    }
    [[nodiscard]] bool is_open() const { return state_ == CellState::Quoted; }
    void line_break(std::string_view text) { cells_.back() += text; }

  private:
    bool feed(char c) {
        if (state_ == CellState::Quoted) {
            if (c == '"') {
                state_ = CellState::AfterQuote;
            } else {
                cells_.back().push_back(c);
            }
        } else if (c == ',') {
            cells_.emplace_back();
            state_ = CellState::Start;
        } else if (c == '"' && state_ != CellState::Plain) {
            if (state_ == CellState::AfterQuote) {
                cells_.back().push_back('"');
            }
            state_ = CellState::Quoted;
        } else if (state_ == CellState::AfterQuote) {
            return false;
        } else {
            cells_.back().push_back(c);
            state_ = CellState::Plain;
        }
        return true;
    }

    std::vector<std::string>& cells_;
    CellState state_ = CellState::Start;
};

} // namespace

base::Result<bool> CsvReader::next(std::vector<std::string>& cells) {
    std::string line;
    do {
        auto more = lines_.next(line);
        if (!more || !*more) {
            return more;
        }
    } while (without_carriage_return(line).empty());
    record_line_ = lines_.line_number();
    RecordParser parser(cells);
    for (;;) {
        // Inside quotes the CR belongs to the cell: only the CR that ends the record is dropped.
        const bool ends_with_cr = line.ends_with('\r');
        if (!parser.feed(without_carriage_return(line))) {
            return base::failure(base::ErrorCode::BadFormat, "text follows the closing quote of a CSV cell");
        }
        if (!parser.is_open()) {
            return true;
        }
        parser.line_break(ends_with_cr ? "\r\n" : "\n");
        auto more = lines_.next(line);
        if (!more) {
            return more;
        }
        if (!*more) {
            return base::failure(base::ErrorCode::BadFormat, "the file ends inside the quotes of a CSV cell");
        }
    }
}

} // namespace marsad::io
