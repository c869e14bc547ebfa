// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "base/markup_text.h"
#include "report/document.h"
#include "report/svg_canvas.h"

namespace blendscope {

namespace {

constexpr const char* kStyle = R"css(
:root { --paper: #ffffff; --ink: #1b2330; --muted: #5b6675; --line: #d9dee5; --raised: #f5f6f8; --accent: #1f6fbf; --warn: #a04000; }
body { font: 16px/1.55 Inter, system-ui, "DejaVu Sans", sans-serif; color: var(--ink); background: var(--paper); margin: 0; }
main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.5rem 5rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.3rem; margin: 3rem 0 .8rem; padding-top: 1rem; border-top: 1px solid var(--line); }
.subtitle { color: var(--muted); margin: 0 0 1.5rem; }
.answer { font-size: 1.08rem; font-weight: 600; border-left: 4px solid var(--accent); padding: .2rem 0 .2rem 1rem; }
.warning { border-left: 4px solid var(--warn); padding: .2rem 0 .2rem 1rem; color: var(--warn); }
pre { background: var(--raised); border: 1px solid var(--line); border-radius: 4px; padding: .7rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem; }
figure { margin: 1.2rem 0; overflow-x: auto; }
figcaption, caption { color: var(--muted); font-size: .9rem; text-align: left; padding: .3rem 0; }
.table { overflow-x: auto; margin: 1.2rem 0; }
table { border-collapse: collapse; font-size: .88rem; width: 100%; }
th, td { text-align: right; padding: .3rem .6rem; border-bottom: 1px solid var(--line); font-variant-numeric: tabular-nums; white-space: nowrap; }
th { color: var(--muted); font-weight: 600; }
.word { text-align: left; white-space: normal; }
details { margin: 1.2rem 0; }
summary { cursor: pointer; color: var(--accent); }
@media print { main { max-width: none; padding: 0; } h2 { break-after: avoid; } figure, tr { break-inside: avoid; } }
)css";

std::string html(const Paragraph& paragraph) {
  const std::string text = escapedMarkup(paragraph.text);
  switch (paragraph.kind) {
    case Paragraph::Kind::Answer:
      return fmt::format("<p class=\"answer\">{}</p>\n", text);
    case Paragraph::Kind::Warning:
      return fmt::format("<p class=\"warning\">{}</p>\n", text);
    case Paragraph::Kind::Command:
      return fmt::format("<pre>{}</pre>\n", text);
    case Paragraph::Kind::Plain:
      break;
  }
  return fmt::format("<p>{}</p>\n", text);
}

std::string row(const std::vector<std::string>& cells, const char* tag, std::size_t textColumns) {
  std::string text = "<tr>";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    text += fmt::format("<{0}{1}>{2}</{0}>", tag, i < textColumns ? " class=\"word\"" : "", escapedMarkup(cells[i]));
  }
  return text + "</tr>\n";
}

std::string html(const Table& table) {
  std::string text = "<div class=\"table\"><table>\n";
  if (!table.folded) text += fmt::format("<caption>{}</caption>\n", escapedMarkup(table.caption));
  text += "<thead>" + row(table.header, "th", table.textColumns) + "</thead>\n<tbody>\n";
  for (const auto& cells : table.rows) text += row(cells, "td", table.textColumns);
  text += "</tbody></table></div>\n";
  if (!table.folded) return text;
  return fmt::format("<details><summary>{}</summary>\n{}</details>\n", escapedMarkup(table.caption), text);
}

std::string html(const Figure& figure) {
  return fmt::format("<figure>\n{}<figcaption>{}</figcaption></figure>\n", toSvg(figure),
                     escapedMarkup(figure.caption));
}

}  // namespace

std::string toHtml(const Document& document) {
  std::string text = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width, "
      "initial-scale=1\">\n<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n<main>\n"
      "<h1>{0}</h1>\n<p class=\"subtitle\">{2}</p>\n",
      escapedMarkup(document.title), kStyle, escapedMarkup(document.subtitle));
  for (const Section& section : document.sections) {
    text += fmt::format("<section>\n<h2>{}</h2>\n", escapedMarkup(section.heading));
    for (const Block& block : section.blocks) {
      text += std::visit([](const auto& one) { return html(one); }, block);
    }
    text += "</section>\n";
  }
  return text + "</main>\n</body>\n</html>\n";
}

}  // namespace blendscope
