// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/markup_text.h"

#include <doctest/doctest.h>

using namespace blendscope;

TEST_CASE("markup keeps words and lets nothing else through") {
  CHECK(escapedMarkup("a < b & \"c\" > d") == "a &lt; b &amp; &quot;c&quot; &gt; d");
  CHECK(escapedMarkup("ℓ\tσ²") == "ℓ\tσ²");
  CHECK(escapedMarkup(std::string_view("a\x01\0b", 4)) == "a  b");
}

TEST_CASE("line breaks stay or are coded so that a reader gives them back") {
  CHECK(escapedMarkup("a\r\nb") == "a \nb");
  CHECK(escapedMarkup("a\r\nb", LineBreaks::Coded) == "a&#13;&#10;b");
}
