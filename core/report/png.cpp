// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/png.h"

#include <cairo.h>

#include <algorithm>

#include "base/error.h"

namespace blendscope {

namespace {

cairo_status_t appendBytes(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string pngOf(const Picture& picture) {
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height);
  std::string bytes;
  cairo_status_t status = cairo_surface_status(surface);
  if (status == CAIRO_STATUS_SUCCESS) {
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
    unsigned char* data = cairo_image_surface_get_data(surface);
    for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y) {
      const auto width = static_cast<std::size_t>(picture.width);
      std::copy_n(picture.pixels.data() + y * width, width, reinterpret_cast<std::uint32_t*>(data + y * stride));
    }
    cairo_surface_mark_dirty(surface);
    status = cairo_surface_write_to_png_stream(surface, appendBytes, &bytes);
  }
  cairo_surface_destroy(surface);
  if (status != CAIRO_STATUS_SUCCESS) {
    throw Error(std::string("the picture cannot be made: ") + cairo_status_to_string(status), {},
                "Choose a smaller magnification.");
  }
  return bytes;
}

}  // namespace blendscope
