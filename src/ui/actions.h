#pragma once

#include "base/diagnostics.h"
#include "base/result.h"
#include "ui/ui.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::ui {

class MapPanel;

/// What keys, the search field and the sheet of keys can do, by name. The keys themselves are data: assets/interface/keys.tsv.
struct Action {
    std::string_view name;     ///< "play"; as keys.tsv has it
    std::string_view text_key; ///< of the interface texts
    std::string_view group;    ///< text key of the group in the sheet of keys
    void (*run)(Ui& ui, MapPanel* map);
};

[[nodiscard]] std::span<const Action> actions();

/// A combination of keys that asks for an action.
struct Binding {
    KeyPress press;
    std::string action;
    std::string shown; ///< "Ctrl+Shift+Z"
};

/// Which keys do what.
class KeyTable {
  public:
    /// Lines `action<TAB>keys`; several keys for one action stand on several lines. NotFound; a key twice, an unknown action or key
    /// are errors of `diagnostics`, and the line is left out.
    [[nodiscard]] static base::Result<KeyTable> load(const std::filesystem::path& file, base::Diagnostics& diagnostics);
    [[nodiscard]] const std::vector<Binding>& bindings() const { return bindings_; }
    [[nodiscard]] const Binding* find(const KeyPress& press) const;
    /// The first binding of an action; null where it has none.
    [[nodiscard]] const Binding* of(std::string_view action) const;

  private:
    std::vector<Binding> bindings_;
};

/// Carries out what the keys of this frame ask for; keys that a text field or a list has taken are gone by then.
void run_keys(Ui& ui, MapPanel& map);
/// By name, from a button or the search field; carried out at the end of the frame, together with the keys.
void run_action(Ui& ui, std::string_view name);

/// "Undo (Ctrl+Z)".
[[nodiscard]] std::string tip_of(const Ui& ui, std::string_view action);
/// "Ctrl+Z", or nothing.
[[nodiscard]] std::string key_text(const Ui& ui, std::string_view action);
/// "6.2".
[[nodiscard]] std::string number_with_decimal(double number);

/// add, open, export, film, settings, help; one at a time.
void open_dialog(Ui& ui, std::string_view name);
[[nodiscard]] std::string dialog_of(const Ui& ui);

} // namespace marsad::ui
