// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "report/report.h"
#include "study/study.h"
#include "study/study_table.h"
#include "support/temporary_folder.h"
#include "survey/simulator.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

std::shared_ptr<const CutoutSet> survey() {
  static const auto set = simulateSurvey(SurveyPreset::Demo, 240, 5, Progress());
  return set;
}

ReportRequest requestFor(const TemporaryFolder& folder, const char* spec) {
  Session session(folder / "s", Database::Opening::OrMake);
  const StudyRequest study{
      StudySpec::fromJson(nlohmann::ordered_json::parse(spec)), survey(), {"/data/a b.csv", "", ""}};
  const std::int64_t id = runStudy(study, session, Progress());
  ReportRequest request;
  request.record = session.study(id);
  request.cells = session.cells(id);
  request.data = survey();
  return request;
}

constexpr const char* kStudy = R"({"normalizers": ["raw", "minmax", "flux"], "embeddings": ["none", "moments"],
                                   "classifiers": ["muygps:k=15", "knn:k=7", "bayes"],
                                   "split": "folds=3,group=object,seed=2", "nested": "folds=2"})";

std::string textOf(const Document& document) {
  std::string text = document.title + document.subtitle;
  for (const Section& section : document.sections) {
    text += section.heading;
    for (const Block& block : section.blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block)) text += paragraph->text;
      if (const auto* table = std::get_if<Table>(&block)) text += table->caption;
      if (const auto* figure = std::get_if<Figure>(&block)) text += figure->caption;
    }
  }
  return text;
}

std::size_t countOf(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

/// The first tag that is not closed in its turn; empty for a well-formed text.
std::string unclosedTag(const std::string& html) {
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    if (end == std::string::npos) return html.substr(at, 40);
    const std::string tag = html.substr(at + 1, end - at - 1);
    if (tag.starts_with('!') || tag.starts_with("meta ") || tag.ends_with('/')) continue;
    if (!tag.starts_with('/')) {
      open.push_back(tag.substr(0, tag.find_first_of(" \n")));
    } else if (open.empty() || open.back() != tag.substr(1)) {
      return tag;
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : open.back();
}

bool has(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a report answers the four questions and how to improve, with the study's own figures") {
  const TemporaryFolder folder;
  const ReportRequest request = requestFor(folder, kStudy);
  const Document document = studyReport(request, Progress());
  std::vector<std::string> answered;
  for (const Section& section : document.sections) {
    const bool answers = std::ranges::any_of(section.blocks, [](const Block& block) {
      const auto* paragraph = std::get_if<Paragraph>(&block);
      return paragraph && paragraph->kind == Paragraph::Kind::Answer && !paragraph->text.empty();
    });
    if (answers) answered.push_back(section.heading);
  }
  CHECK(answered == std::vector<std::string>{"What do blended stars look like?",
                                             "How does MuyGPs compare with other methods?",
                                             "Do normalisation and embedding help?", "Can the answers be trusted?",
                                             "How can it be improved?"});
  const StudyTable table = studyTable(request.record, request.cells);
  double best = 0;
  for (const StudyLine& line : table.lines) {
    if (line.spec.classifier->name == "muygps") best = std::max(best, line.pooled->accuracy);
  }
  const std::string text = textOf(document);
  char figure[32];
  std::snprintf(figure, sizeof figure, "right in %.1f %%", 100 * best);
  CHECK(has(text, figure));
  CHECK(has(text, "Chosen by training rows alone"));
  CHECK(has(text, "'/data/a b.csv'"));
  CHECK(has(text, request.record.fingerprint.c_str()) == false);  // stands in a table
  for (const Section& section : document.sections) {
    for (const Block& block : section.blocks) {
      const auto* rows = std::get_if<Table>(&block);
      if (!rows) continue;
      for (const auto& cells : rows->rows) CHECK(cells.size() == rows->header.size());
    }
  }
}

TEST_CASE("the HTML is well-formed, needs no other file, and repeats itself") {
  const TemporaryFolder folder;
  ReportRequest request = requestFor(folder, kStudy);
  request.learningCurve = false;
  const std::string html = toHtml(studyReport(request, Progress()));
  CHECK(html == toHtml(studyReport(request, Progress())));
  CHECK(unclosedTag(html) == "");
  CHECK(countOf(html, "<svg ") >= 6);
  INFO(html.substr(html.find("nan") == std::string::npos ? 0 : html.find("nan") - 100, 200));
  CHECK(!has(html, "nan"));
  CHECK(!has(html, "http://www.w3.org/1999"));
  for (const char* outside : {"src=", "href=", "@import", "url("}) CHECK(!has(html, outside));
}

TEST_CASE("the PDF is a PDF, and other names are refused before any work") {
  const TemporaryFolder folder;
  ReportRequest request = requestFor(folder, R"({"classifiers": ["knn"], "split": "fraction=0.3"})");
  request.learningCurve = false;
  const Document document = studyReport(request, Progress());
  CHECK(has(textOf(document), "The study has one classifier"));
  CHECK(!has(textOf(document), "Send 100 %"));
  writeReport(document, folder / "r.pdf");
  const std::string pdf = contentsOf(folder / "r.pdf");
  CHECK(pdf.starts_with("%PDF-"));
  CHECK(pdf.size() > 20'000);
  CHECK_THROWS_AS(requireReportName("r.txt"), UsageError);
  CHECK_THROWS_AS(writeReport(document, folder / "r.doc"), UsageError);
}

TEST_CASE("a study without MuyGPs, and one whose pipelines all failed, are told so") {
  const TemporaryFolder folder;
  ReportRequest request = requestFor(folder, R"({"classifiers": ["knn", "bayes"], "split": "fraction=0.3"})");
  request.learningCurve = false;
  CHECK(has(textOf(studyReport(request, Progress())), "did not try MuyGPs"));
  for (StudyCell& cell : request.cells) cell.problem = "broken";
  CHECK_THROWS_AS(studyReport(request, Progress()), Error);
}

TEST_CASE("data other than those studied are refused") {
  const TemporaryFolder folder;
  ReportRequest request = requestFor(folder, R"({"classifiers": ["knn"], "split": "fraction=0.3"})");
  request.data = simulateSurvey(SurveyPreset::Demo, 100, 6, Progress());
  CHECK_THROWS_WITH_AS(studyReport(request, Progress()), doctest::Contains("not those that were studied"), Error);
}
