// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace blendscope {

/// Where a column comes from, which decides where it may be used: truth never reaches a classifier.
enum class ColumnRole { Measured, Truth };

/// Words stored once, rows as codes; -1 = no value.
struct TextValues {
  std::vector<std::string> dictionary;
  std::vector<std::int32_t> codes;

  void append(std::string_view word);
  void appendMissing() { codes.push_back(-1); }
};

/// One named, typed value per row. Missing numbers are NaN.
struct MetadataColumn {
  std::string name;  ///< as in the file: SEEING, separation_px
  std::string unit;  ///< "px", "mag", "deg"; empty if dimensionless or unknown
  ColumnRole role = ColumnRole::Measured;
  std::variant<std::vector<double>, TextValues> values;

  bool isNumeric() const { return std::holds_alternative<std::vector<double>>(values); }
  std::size_t size() const;
  /// NaN for text columns and missing values.
  double number(std::size_t row) const;
  /// Numbers in their shortest form; empty for missing values.
  std::string text(std::size_t row) const;
};

/// The columns of a table, in the order in which they were added.
class MetadataColumns {
 public:
  using Shared = std::shared_ptr<const MetadataColumn>;
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = MetadataColumn;
    using difference_type = std::ptrdiff_t;
    using pointer = const MetadataColumn*;
    using reference = const MetadataColumn&;
    explicit Iterator(const Shared* at) : at_(at) {}
    reference operator*() const { return **at_; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) { return Iterator(at_++); }
    bool operator==(const Iterator&) const = default;

   private:
    const Shared* at_;
  };
  explicit MetadataColumns(const std::vector<Shared>& columns) : columns_(&columns) {}
  Iterator begin() const { return Iterator(columns_->data()); }
  Iterator end() const { return Iterator(columns_->data() + columns_->size()); }
  std::size_t size() const { return columns_->size(); }
  bool empty() const { return columns_->empty(); }
  const MetadataColumn& operator[](std::size_t i) const { return *(*columns_)[i]; }

 private:
  const std::vector<Shared>* columns_;
};

/// What is known of each row beside its pixels. Column names are unique; look-up ignores case. Tables share columns.
class MetadataTable {
 public:
  /// Valid while the table lives and gains no column.
  MetadataColumns columns() const { return MetadataColumns(columns_); }
  const MetadataColumn* find(std::string_view name) const;
  std::size_t columnCount() const { return columns_.size(); }

  /// Throws Error if the name is taken or the length differs from the other columns'.
  void add(MetadataColumn column);
  void add(std::shared_ptr<const MetadataColumn> column);

  /// The given rows, in that order.
  MetadataTable rows(const std::vector<std::uint32_t>& rows) const;

 private:
  std::vector<std::shared_ptr<const MetadataColumn>> columns_;
};

}  // namespace blendscope
