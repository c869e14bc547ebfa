// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <numeric>

#include "report/report_material.h"

namespace blendscope {

namespace {

/// As one word of a POSIX shell.
std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

std::string dataOptions(const StudyRecord& record) {
  std::string text = "--data " + quoted(record.data.path.empty() ? record.source : record.data.path);
  if (!record.data.binaries.empty()) text += " --binaries " + quoted(record.data.binaries);
  if (!record.data.labels.empty()) text += " --labels " + quoted(record.data.labels);
  return text;
}

std::string evaluateCommand(const StudyRecord& record, const std::string& pipeline) {
  std::string text = fmt::format("blendscope-cli evaluate {} --split {} --seed {} --pipeline {}", dataOptions(record),
                                 quoted(toText(record.spec.split)), record.spec.seed, quoted(pipeline));
  if (record.spec.positive) text += " --positive " + quoted(*record.spec.positive);
  return text;
}

Table allLines(const ReportMaterial& material) {
  Table table;
  table.caption = "All pipelines of the study";
  table.folded = true;
  table.header = {"Pipeline", "Accuracy", "95 % interval", "AUC", "F1", "MCC", "Log loss", "ECE", "Total s", "Remark"};
  for (const StudyLine& line : material.table.lines) {
    if (!line.pooled) {
      table.rows.push_back(
          {line.spec.text(), "–", "–", "–", "–", "–", "–", "–", "–", line.problems.empty() ? "missing" : "failed"});
      continue;
    }
    const Metrics& m = *line.pooled;
    table.rows.push_back({line.spec.text(), figureText(m.accuracy), intervalText(m.accuracyInterval), figureText(m.auc),
                          figureText(m.f1), figureText(m.mcc), figureText(m.logLoss), figureText(m.ece),
                          fmt::format("{:.3f}", line.seconds.total), line.problems.empty() ? "" : "failed on some"});
  }
  return table;
}

}  // namespace

Section repeatSection(const ReportMaterial& material) {
  const StudyRecord& record = material.table.record;
  Section section{"Data, settings, and how to repeat each line", {}};
  Table settings;
  settings.caption = "Settings";
  settings.header = {"What", "Value"};
  settings.textColumns = 2;
  settings.rows = {{"Data", record.source},
                   {"Fingerprint", record.fingerprint},
                   {"Rows", fmt::format("{}", record.truth.size())},
                   {"Classes", fmt::format("{}", nlohmann::json(record.classes).dump())},
                   {"Positive class", record.classes.at(static_cast<std::size_t>(record.positive))},
                   {"Split", toText(record.spec.split)},
                   {"Nested split", record.spec.nested ? toText(*record.spec.nested) : "none"},
                   {"Seed", fmt::format("{}", record.spec.seed)},
                   {"Version", record.version}};
  section.blocks.push_back(std::move(settings));
  for (const std::string& warning : material.table.warnings) {
    section.blocks.push_back(Paragraph{warning, Paragraph::Kind::Warning});
  }
  section.blocks.push_back(Paragraph{"Any line of the tables is repeated by its pipeline, here the examined one:"});
  section.blocks.push_back(
      Paragraph{evaluateCommand(record, material.line(material.examined).spec.text()), Paragraph::Kind::Command});
  if (material.muygps && *material.muygps != material.examined) {
    section.blocks.push_back(
        Paragraph{evaluateCommand(record, material.line(*material.muygps).spec.text()), Paragraph::Kind::Command});
  }
  section.blocks.push_back(Paragraph{"The whole study, with this as study.json:"});
  section.blocks.push_back(Paragraph{record.spec.json().dump(), Paragraph::Kind::Command});
  section.blocks.push_back(Paragraph{fmt::format("blendscope-cli study {} --spec study.json --session study.blend\n"
                                                 "blendscope-cli report --session study.blend --out report.html",
                                                 dataOptions(record)),
                                     Paragraph::Kind::Command});
  section.blocks.push_back(allLines(material));
  return section;
}

}  // namespace blendscope
