// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_cli.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>

namespace blendscope::testing {

namespace {

std::string program() {
  const char* path = std::getenv("BLENDSCOPE_CLI");
  REQUIRE_MESSAGE(path != nullptr, "BLENDSCOPE_CLI must name the program; run the tests through ctest");
  return path;
}

/// Never returns. Only called in a child.
[[noreturn]] void become(const std::string& path, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), path);
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  ::execv(path.c_str(), argv.data());
  ::_exit(127);
}

int waitFor(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void redirect(int stream, const std::filesystem::path& file) {
  const int target = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::dup2(target, stream);
}

}  // namespace

CliResult runCli(const std::vector<std::string>& arguments, const std::vector<std::string>& environment) {
  const TemporaryFolder folder;
  const std::string path = program();
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    redirect(STDOUT_FILENO, folder / "out");
    redirect(STDERR_FILENO, folder / "err");
    for (const std::string& entry : environment) {
      const std::size_t equals = entry.find('=');
      ::setenv(entry.substr(0, equals).c_str(), entry.substr(equals + 1).c_str(), 1);
    }
    become(path, arguments);
  }
  CliResult result;
  result.exitCode = waitFor(child);
  result.out = contentsOf(folder / "out");
  result.err = contentsOf(folder / "err");
  return result;
}

CliResult interruptCli(const std::vector<std::string>& arguments, unsigned short columns) {
  const std::string path = program();
  winsize size{};
  size.ws_row = 24;
  size.ws_col = columns;
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, &size);
  REQUIRE(child >= 0);
  if (child == 0) become(path, arguments);
  CliResult result;
  bool pressed = false;
  char buffer[4096];
  for (ssize_t got = 0; (got = ::read(terminal, buffer, sizeof buffer)) > 0;) {
    result.err.append(buffer, static_cast<std::size_t>(got));
    if (!pressed && result.err.find(" % ") != std::string::npos) {
      ::kill(child, SIGINT);
      pressed = true;
    }
  }
  result.exitCode = waitFor(child);
  ::close(terminal);
  return result;
}

CliResult killCli(const std::vector<std::string>& arguments, int milliseconds) {
  const std::string path = program();
  int silence[2];
  REQUIRE(::pipe(silence) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::close(silence[0]);
    become(path, arguments);
  }
  ::close(silence[1]);
  // The child holds the other end: it is closed when the child ends.
  pollfd waiting{silence[0], POLLIN, 0};
  if (::poll(&waiting, 1, milliseconds) == 0) ::kill(child, SIGKILL);
  ::close(silence[0]);
  CliResult result;
  result.exitCode = waitFor(child);
  return result;
}

const std::filesystem::path& demoSurvey() {
  static const TemporaryFolder folder;
  static const std::filesystem::path survey = [] {
    const std::filesystem::path path = folder / "survey.csv";
    const CliResult result =
        runCli({"simulate", "--preset", "demo", "--count", "300", "--seed", "3", "--out", path.string()});
    REQUIRE_MESSAGE(result.exitCode == 0, result.err);
    return path;
  }();
  return survey;
}

}  // namespace blendscope::testing
