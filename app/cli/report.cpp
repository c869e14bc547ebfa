// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>

#include "base/error.h"
#include "commands.h"
#include "data_options.h"

namespace blendscope::cli {

namespace {

struct ReportOptions {
  DataOptions data;
  std::string session;
  std::string out;
  std::int64_t study = 0;
  bool quick = false;
};

std::int64_t chosenStudy(Session& session, std::int64_t wanted) {
  const std::vector<std::int64_t> studies = session.studies();
  if (studies.empty()) {
    throw Error("the session holds no study", session.path().string(), "Run blendscope-cli study first.");
  }
  return wanted > 0 ? wanted : studies.back();
}

/// Where the command line says nothing, the data are those that the session names: beside it, or where they were when
/// they were studied.
DataOptions dataOf(const ReportOptions& options, const StudyRecord& record) {
  namespace fs = std::filesystem;
  if (!options.data.data.empty()) return options.data;
  std::error_code ignored;
  const bool gone = !fs::exists(record.data.path, ignored) && fs::exists(record.source, ignored);
  return {gone ? record.source : record.data.path, record.data.binaries, record.data.labels};
}

void report(const ReportOptions& options, Console& console) {
  requireReportName(options.out);
  requireWritable(options.out);
  ReportRequest request;
  {
    Session session(options.session, Database::Opening::Existing);
    const std::int64_t id = chosenStudy(session, options.study);
    request.record = session.study(id);
    request.cells = session.cells(id);
  }
  console.setStage("Loading");
  request.data = load(dataOf(options, request.record), console.progress().part(0, 0.1)).set;
  request.learningCurve = !options.quick;
  request.seed = console.options().seed;
  console.setStage("Writing the report");
  const Document document = studyReport(request, console.progress().part(0.1, 1));
  console.progress().throwIfCancelled();
  writeReport(document, options.out);
  console.note(fmt::format("Wrote {}.", options.out));
}

}  // namespace

Subcommand addReport(CLI::App& root) {
  CLI::App* app = root.add_subcommand("report", "Write what a study says as one HTML file or as PDF");
  const auto options = std::make_shared<ReportOptions>();
  app->add_option("--session", options->session, "File that holds the study")->required()->option_text("FILE");
  app->add_option("--out", options->out, "What to write; the name's end says which")
      ->required()
      ->option_text("FILE.html|FILE.pdf");
  app->add_option("--study", options->study, "Number of the study in the session; default the last one")
      ->check(CLI::PositiveNumber)
      ->option_text("N");
  app->add_option("--data", options->data.data, "Where the data are now; default where the study found them")
      ->option_text("DATA");
  app->add_option("--binaries", options->data.binaries, "As for study, with --data")->option_text("FILE");
  app->add_option("--labels", options->data.labels, "As for study, with --data")->option_text("FILE");
  app->add_flag("--quick", options->quick, "Leave the learning curve out, which trains the examined pipeline again");
  return {app, [options](Console& console) { report(*options, console); }};
}

}  // namespace blendscope::cli
