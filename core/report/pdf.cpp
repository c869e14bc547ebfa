// SPDX-License-Identifier: GPL-3.0-or-later
#include <cairo-pdf.h>
#include <cairo.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "base/error.h"
#include "report/document.h"
#include "report/plot.h"

namespace blendscope {

namespace {

// Points of 1/72 inch.
constexpr double kPageWidth = 595;
constexpr double kPageHeight = 842;
constexpr double kMargin = 54;
constexpr double kTextWidth = kPageWidth - 2 * kMargin;
constexpr double kPointsPerUnit = 0.75;  // figures are drawn in 1/96 inch
constexpr double kMathConstantPi = 3.14159265358979323846;
constexpr const char* kFont = "DejaVu Sans";
constexpr const char* kMonospace = "DejaVu Sans Mono";

void setColour(cairo_t* cairo, Colour colour) {
  cairo_set_source_rgba(cairo, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0, colour.opacity);
}

void setFont(cairo_t* cairo, double size, bool bold = false, const char* family = kFont) {
  cairo_select_font_face(cairo, family, CAIRO_FONT_SLANT_NORMAL,
                         bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(cairo, size);
}

double widthOf(cairo_t* cairo, const std::string& text) {
  cairo_text_extents_t extents;
  cairo_text_extents(cairo, text.c_str(), &extents);
  return extents.x_advance;
}

class CairoCanvas final : public Canvas {
 public:
  explicit CairoCanvas(cairo_t* cairo) : cairo_(cairo) {}

  void line(std::span<const Point> points, Colour colour, double width, bool dashed) override {
    trace(points);
    const double dashes[] = {4, 3};
    cairo_set_dash(cairo_, dashes, dashed ? 2 : 0, 0);
    cairo_set_line_width(cairo_, width);
    setColour(cairo_, colour);
    cairo_stroke(cairo_);
  }
  void polygon(std::span<const Point> points, Colour fill) override {
    trace(points);
    cairo_close_path(cairo_);
    setColour(cairo_, fill);
    cairo_fill(cairo_);
  }
  void circle(Point centre, double radius, Colour fill) override {
    cairo_new_path(cairo_);
    cairo_arc(cairo_, centre.x, centre.y, radius, 0, 2 * kMathConstantPi);
    setColour(cairo_, fill);
    cairo_fill(cairo_);
  }
  void text(Point baseline, const std::string& words, const TextStyle& style) override {
    setFont(cairo_, style.size, style.bold);
    const double width = widthOf(cairo_, words);
    const double shift = style.anchor == Anchor::Start ? 0 : style.anchor == Anchor::Middle ? -width / 2 : -width;
    cairo_save(cairo_);
    cairo_translate(cairo_, baseline.x, baseline.y);
    if (style.upwards) cairo_rotate(cairo_, -kMathConstantPi / 2);
    cairo_move_to(cairo_, shift, 0);
    setColour(cairo_, style.colour);
    cairo_show_text(cairo_, words.c_str());
    cairo_restore(cairo_);
  }

 private:
  void trace(std::span<const Point> points) {
    cairo_new_path(cairo_);
    for (const Point& point : points) cairo_line_to(cairo_, point.x, point.y);
  }
  cairo_t* cairo_;
};

/// Words of a text in lines no wider than `width`; a word that is too long is cut.
std::vector<std::string> wrapped(cairo_t* cairo, const std::string& text, double width) {
  std::vector<std::string> lines(1);
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find_first_of(" \n", begin);
    if (end == std::string::npos) end = text.size();
    std::string word = text.substr(begin, end - begin);
    const bool newLine = end < text.size() && text[end] == '\n';
    std::string& line = lines.back();
    const std::string longer = line.empty() ? word : line + " " + word;
    if (line.empty() || widthOf(cairo, longer) <= width) {
      line = longer;
    } else {
      lines.push_back(word);
    }
    while (widthOf(cairo, lines.back()) > width && lines.back().size() > 8) {
      std::size_t fits = lines.back().size() - 1;
      while (fits > 4 && (widthOf(cairo, lines.back().substr(0, fits)) > width ||
                          (static_cast<unsigned char>(lines.back()[fits]) & 0xC0U) == 0x80U)) {
        --fits;
      }
      std::string rest = lines.back().substr(fits);
      lines.back().resize(fits);
      lines.push_back(std::move(rest));
    }
    if (newLine) lines.emplace_back();
    begin = end + 1;
  }
  return lines;
}

/// Sets blocks one below the other, page after page.
class Typesetter {
 public:
  explicit Typesetter(cairo_t* cairo) : cairo_(cairo) {}

  void heading(const std::string& text, double size) {
    setFont(cairo_, size, true);
    // A heading does not stand alone at the end of a page.
    need(size * 6);
    y_ += y_ > kMargin ? size : 0;
    lines(wrapped(cairo_, text, kTextWidth), size, palette::kInk, 0);
    y_ += 5;
  }

  void paragraph(const Paragraph& paragraph) {
    const bool answer = paragraph.kind == Paragraph::Kind::Answer;
    const bool warning = paragraph.kind == Paragraph::Kind::Warning;
    const bool command = paragraph.kind == Paragraph::Kind::Command;
    const double size = command ? 7.5 : 9.5;
    const double indent = answer || warning ? 10 : 0;
    setFont(cairo_, size, answer, command ? kMonospace : kFont);
    const Colour colour = warning ? palette::kWrong : command ? palette::kMuted : palette::kInk;
    const std::vector<std::string> text = wrapped(cairo_, paragraph.text, kTextWidth - indent);
    if (text.size() < 20) need(static_cast<double>(text.size()) * size * 1.4);
    const double top = y_;
    lines(text, size, colour, indent);
    if (indent > 0 && y_ > top) {
      setColour(cairo_, warning ? palette::kWrong : palette::kAccent);
      cairo_rectangle(cairo_, kMargin, top + 2, 2.5, y_ - top - 1);
      cairo_fill(cairo_);
    }
    y_ += 7;
  }

  void figure(const Figure& figure) {
    const double scale = std::min(kPointsPerUnit, kTextWidth / figure.width);
    need(figure.height * scale + 30);
    cairo_save(cairo_);
    cairo_translate(cairo_, kMargin, y_);
    cairo_scale(cairo_, scale, scale);
    CairoCanvas canvas(cairo_);
    figure.draw(canvas);
    cairo_restore(cairo_);
    y_ += figure.height * scale + 4;
    caption(figure.caption);
  }

  void table(const Table& table) {
    // A table does not begin at the end of a page.
    need(5 * kTableSize * 2);
    caption(table.caption);
    const std::vector<double> widths = columnWidths(table);
    row(table, table.header, widths, true);
    for (const auto& cells : table.rows) row(table, cells, widths, false);
    y_ += 10;
  }

  void finish() { footer(); }

 private:
  static constexpr double kTableSize = 7.5;
  static constexpr double kGap = 8;

  void need(double height) {
    if (y_ + height > kPageHeight - kMargin && y_ > kMargin) newPage();
  }

  void newPage() {
    footer();
    cairo_show_page(cairo_);
    ++page_;
    y_ = kMargin;
  }

  void footer() {
    cairo_save(cairo_);
    setFont(cairo_, 8);
    setColour(cairo_, palette::kMuted);
    const std::string text = fmt::format("{}", page_);
    cairo_move_to(cairo_, kPageWidth - kMargin - widthOf(cairo_, text), kPageHeight - 28);
    cairo_show_text(cairo_, text.c_str());
    cairo_restore(cairo_);
  }

  void lines(const std::vector<std::string>& text, double size, Colour colour, double indent) {
    for (const std::string& line : text) {
      if (y_ + size * 1.4 > kPageHeight - kMargin) newPage();
      y_ += size * 1.4;
      setColour(cairo_, colour);
      cairo_move_to(cairo_, kMargin + indent, y_ - size * 0.35);
      cairo_show_text(cairo_, line.c_str());
    }
  }

  void caption(const std::string& text) {
    setFont(cairo_, 8);
    lines(wrapped(cairo_, text, kTextWidth), 8, palette::kMuted, 0);
    y_ += 4;
  }

  /// Figures as wide as they are; what remains goes to the words, whose cells wrap.
  std::vector<double> columnWidths(const Table& table) const {
    std::vector<double> widths;
    for (std::size_t c = 0; c < table.header.size(); ++c) {
      setFont(cairo_, kTableSize, true);
      double width = widthOf(cairo_, table.header[c]);
      setFont(cairo_, kTableSize);
      for (const auto& cells : table.rows) width = std::max(width, widthOf(cairo_, cells[c]));
      widths.push_back(width + kGap);
    }
    double whole = 0;
    for (const double width : widths) whole += width;
    const std::size_t words = std::min(table.textColumns, widths.size());
    if (whole <= kTextWidth || words == 0) return widths;
    double ofWords = 0;
    for (std::size_t c = 0; c < words; ++c) ofWords += widths[c];
    const double left = std::max(ofWords - (whole - kTextWidth), 0.25 * kTextWidth);
    for (std::size_t c = 0; c < words; ++c) widths[c] *= left / ofWords;
    return widths;
  }

  void row(const Table& table, const std::vector<std::string>& cells, const std::vector<double>& widths, bool header) {
    std::vector<std::vector<std::string>> text;
    std::size_t deepest = 1;
    setFont(cairo_, kTableSize, header);
    for (std::size_t c = 0; c < cells.size(); ++c) {
      text.push_back(c < table.textColumns ? wrapped(cairo_, cells[c], widths[c] - kGap)
                                           : std::vector<std::string>{cells[c]});
      deepest = std::max(deepest, text.back().size());
    }
    const double height = static_cast<double>(deepest) * kTableSize * 1.35 + 4;
    need(height);
    setFont(cairo_, kTableSize, header);
    setColour(cairo_, header ? palette::kMuted : palette::kInk);
    double x = kMargin;
    for (std::size_t c = 0; c < text.size(); ++c) {
      for (std::size_t i = 0; i < text[c].size(); ++i) {
        const double shift = c < table.textColumns ? 0 : widths[c] - kGap - widthOf(cairo_, text[c][i]);
        cairo_move_to(cairo_, x + shift, y_ + static_cast<double>(i + 1) * kTableSize * 1.35);
        cairo_show_text(cairo_, text[c][i].c_str());
      }
      x += widths[c];
    }
    y_ += height;
    setColour(cairo_, palette::kGrid);
    cairo_set_line_width(cairo_, 0.6);
    cairo_set_dash(cairo_, nullptr, 0, 0);
    cairo_move_to(cairo_, kMargin, y_);
    cairo_line_to(cairo_, kMargin + kTextWidth, y_);
    cairo_stroke(cairo_);
  }

  cairo_t* cairo_;
  double y_ = kMargin;
  int page_ = 1;
};

cairo_status_t append(void* target, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(target)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string toPdf(const Document& document) {
  std::string bytes;
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_pdf_surface_create_for_stream(append, &bytes, kPageWidth, kPageHeight), cairo_surface_destroy);
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, document.title.c_str());
  const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()), cairo_destroy);
  Typesetter typesetter(cairo.get());
  typesetter.heading(document.title, 18);
  typesetter.paragraph({document.subtitle, Paragraph::Kind::Plain});
  for (const Section& section : document.sections) {
    typesetter.heading(section.heading, 13);
    for (const Block& block : section.blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block)) typesetter.paragraph(*paragraph);
      if (const auto* table = std::get_if<Table>(&block)) typesetter.table(*table);
      if (const auto* figure = std::get_if<Figure>(&block)) typesetter.figure(*figure);
    }
  }
  typesetter.finish();
  cairo_show_page(cairo.get());
  cairo_surface_finish(surface.get());
  const cairo_status_t status = cairo_status(cairo.get());
  if (status != CAIRO_STATUS_SUCCESS) {
    throw Error(std::string("cannot make the PDF: ") + cairo_status_to_string(status), {}, "Write HTML instead.");
  }
  return bytes;
}

}  // namespace blendscope
