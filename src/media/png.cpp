#include "media/png.h"

#include <algorithm>
#include <csetjmp>
#include <cstring>

#include <png.h>

namespace marsad::media {

namespace {

// libpng leaves by longjmp: everything with a destructor lives in the caller of the function that calls setjmp.
struct Sink {
    std::string bytes;
    std::string problem;
};

void on_error(png_structp png, png_const_charp message) {
    static_cast<Sink*>(png_get_error_ptr(png))->problem = message;
    png_longjmp(png, 1);
}

void on_warning(png_structp /*png*/, png_const_charp /*message*/) {}

void on_write(png_structp png, png_bytep data, png_size_t size) {
    static_cast<Sink*>(png_get_io_ptr(png))->bytes.append(reinterpret_cast<const char*>(data), size);
}

struct PngWriter {
    png_structp png = nullptr;
    png_infop info = nullptr;
    ~PngWriter() { png_destroy_write_struct(&png, &info); }
};

// Rows and texts are built before setjmp; only plain pointers are used after it.
bool write_rows(PngWriter& writer, Sink& sink, const Image& image, bool opaque, std::vector<std::uint8_t>& packed, std::vector<png_text>& texts) {
    if (setjmp(png_jmpbuf(writer.png)) != 0) { // NOLINT(cert-err52-cpp): libpng's only way out
        return false;
    }
    png_set_write_fn(writer.png, &sink, on_write, nullptr);
    png_set_filter(writer.png, 0, PNG_FILTER_SUB);
    png_set_compression_level(writer.png, 1);
    png_set_IHDR(writer.png, writer.info, static_cast<png_uint_32>(image.width_px), static_cast<png_uint_32>(image.height_px), 8,
                 opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGBA, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (!texts.empty()) {
        png_set_text(writer.png, writer.info, texts.data(), static_cast<int>(texts.size()));
    }
    png_write_info(writer.png, writer.info);
    const std::size_t row_bytes = static_cast<std::size_t>(image.width_px) * (opaque ? 3U : 4U);
    for (int row = 0; row < image.height_px; ++row) {
        png_write_row(writer.png, packed.data() + static_cast<std::size_t>(row) * row_bytes);
    }
    png_write_end(writer.png, nullptr);
    return true;
}

std::vector<std::uint8_t> pack(const Image& image, bool opaque) {
    if (!opaque) {
        return image.rgba;
    }
    std::vector<std::uint8_t> rgb;
    rgb.reserve(image.rgba.size() / 4 * 3);
    for (std::size_t i = 0; i + 3 < image.rgba.size(); i += 4) {
        rgb.insert(rgb.end(), {image.rgba[i], image.rgba[i + 1], image.rgba[i + 2]});
    }
    return rgb;
}

} // namespace

base::Result<std::string> write_png(const Image& image, std::span<const PngText> texts) {
    if (image.width_px < 1 || image.height_px < 1 ||
        image.rgba.size() != static_cast<std::size_t>(image.width_px) * static_cast<std::size_t>(image.height_px) * 4U) {
        return base::failure(base::ErrorCode::BadFormat, "a picture's size does not fit its pixels");
    }
    bool opaque = true;
    for (std::size_t i = 3; i < image.rgba.size() && opaque; i += 4) {
        opaque = image.rgba[i] == 255;
    }
    std::vector<std::uint8_t> packed = pack(image, opaque);
    std::vector<png_text> chunks(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        chunks[i].compression = PNG_ITXT_COMPRESSION_NONE;
        chunks[i].key = const_cast<char*>(texts[i].first.c_str());
        chunks[i].text = const_cast<char*>(texts[i].second.c_str());
        chunks[i].itxt_length = texts[i].second.size();
    }
    Sink sink;
    PngWriter writer;
    writer.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &sink, on_error, on_warning);
    writer.info = writer.png == nullptr ? nullptr : png_create_info_struct(writer.png);
    if (writer.info == nullptr || !write_rows(writer, sink, image, opaque, packed, chunks)) {
        return base::failure(base::ErrorCode::Unwritable, "PNG cannot be written: " + sink.problem);
    }
    return std::move(sink.bytes);
}

base::Result<Image> read_png(std::string_view bytes) {
    png_image reader;
    std::memset(&reader, 0, sizeof reader);
    reader.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&reader, bytes.data(), bytes.size()) == 0) {
        return base::failure(base::ErrorCode::BadFormat, std::string("not a PNG: ") + reader.message);
    }
    reader.format = PNG_FORMAT_RGBA;
    Image image;
    image.width_px = static_cast<int>(reader.width);
    image.height_px = static_cast<int>(reader.height);
    image.rgba.resize(PNG_IMAGE_SIZE(reader));
    if (png_image_finish_read(&reader, nullptr, image.rgba.data(), 0, nullptr) == 0) {
        std::string problem = reader.message;
        png_image_free(&reader);
        return base::failure(base::ErrorCode::BadFormat, "broken PNG: " + problem);
    }
    return image;
}

} // namespace marsad::media
