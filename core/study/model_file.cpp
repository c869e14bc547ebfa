// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/model_file.h"

#include <fmt/format.h>
#include <array>
#include <boost/crc.hpp>
#include <cstring>
#include <fstream>

#include "base/archive.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "base/version.h"

namespace blendscope {

namespace {

constexpr std::string_view kMagic = "BLENDSCOPE MODEL";
constexpr std::uint32_t kFormat = 1;

struct Header {
  std::array<char, 16> magic;
  std::uint32_t format;
  std::uint32_t reserved;
  std::uint64_t contents;  // bytes
};
static_assert(sizeof(Header) == 32);

using Checksum = std::uint64_t;
constexpr std::size_t kSmallestFile = sizeof(Header) + sizeof(Checksum);

/// CRC-64/XZ (ECMA-182): any one changed byte changes it.
Checksum checksumOf(std::span<const std::byte> bytes) {
  boost::crc_optimal<64, 0x42F0E1EBA9EA3693, 0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF, true, true> crc;
  crc.process_bytes(bytes.data(), bytes.size());
  return crc.checksum();
}

std::vector<std::byte> readFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file || std::filesystem::is_directory(path)) {
    throw Error("cannot read the model", path.string(), "Check the name and the permissions.");
  }
  std::vector<std::byte> bytes(static_cast<std::size_t>(file.tellg()));
  file.seekg(0);
  file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!file) throw Error("cannot read the model to its end", path.string());
  return bytes;
}

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& problem, const std::string& remedy) {
  throw Error(problem, path.string(), remedy);
}

/// The contents, if file, format, length and checksum are right.
std::span<const std::byte> checkedContents(std::span<const std::byte> bytes, const std::filesystem::path& path) {
  constexpr const char* kTrainAgain = "Copy the file again from where it came, or train and save it again.";
  if (bytes.size() < kMagic.size() || std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0) {
    refuse(path, "this is not a model of Blendscope", "Models are written by `blendscope-cli train`.");
  }
  if (bytes.size() < kSmallestFile) refuse(path, "the model is cut short", kTrainAgain);
  Header header{};
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.format > kFormat) {
    refuse(path, fmt::format("the model has format {}, this program knows formats up to {}", header.format, kFormat),
           "Update Blendscope, or train the model with this version.");
  }
  if (header.contents != bytes.size() - kSmallestFile) {
    refuse(path,
           fmt::format("the model is cut short or damaged: {} bytes of contents announced, {} found", header.contents,
                       bytes.size() - kSmallestFile),
           kTrainAgain);
  }
  Checksum stored = 0;
  const std::span<const std::byte> summed = bytes.first(bytes.size() - sizeof stored);
  std::memcpy(&stored, bytes.data() + summed.size(), sizeof stored);
  if (stored != checksumOf(summed)) refuse(path, "the model is damaged: its checksum does not fit", kTrainAgain);
  return summed.subspan(sizeof(Header));
}

}  // namespace

std::vector<std::byte> modelBytes(const FittedPipeline& pipeline) {
  ArchiveWriter archive;
  archive.text(kVersion);
  pipeline.save(archive);
  Header header{};
  std::memcpy(header.magic.data(), kMagic.data(), kMagic.size());
  header.format = kFormat;
  const std::vector<std::byte>& contents = archive.bytes();
  header.contents = contents.size();
  std::vector<std::byte> file(kSmallestFile + contents.size());
  std::memcpy(file.data(), &header, sizeof header);
  std::memcpy(file.data() + sizeof header, contents.data(), contents.size());
  const std::size_t summed = file.size() - sizeof(Checksum);
  const Checksum checksum = checksumOf(std::span<const std::byte>(file).first(summed));
  std::memcpy(file.data() + summed, &checksum, sizeof checksum);
  return file;
}

void saveModel(const FittedPipeline& pipeline, const std::filesystem::path& path) {
  const std::vector<std::byte> file = modelBytes(pipeline);
  writeAtomically(path, std::span<const std::byte>(file));
}

bool isModelFile(const std::filesystem::path& path) {
  std::array<char, kMagic.size()> begin{};
  std::ifstream file(path, std::ios::binary);
  return file.read(begin.data(), begin.size()) && std::string_view(begin.data(), begin.size()) == kMagic;
}

std::shared_ptr<const FittedPipeline> loadModel(const std::filesystem::path& path, const Progress& progress) {
  return modelFromBytes(readFile(path), path, progress);
}

std::shared_ptr<const FittedPipeline> modelFromBytes(std::span<const std::byte> bytes,
                                                     const std::filesystem::path& path, const Progress& progress) {
  ArchiveReader archive(checkedContents(bytes, path), progress);
  std::string version;
  try {
    version = archive.text();
    auto pipeline = loadPipeline(archive);
    if (!archive.atEnd()) throw Error("there are contents that this version does not know");
    return pipeline;
  } catch (const Error& error) {
    refuse(path, fmt::format("the model, written by version {}, cannot be used: {}", version, error.problem()),
           fmt::format("This is version {}. {}", kVersion, error.remedy()));
  }
}

}  // namespace blendscope
