// OpenGL's framebuffer objects and libpng.
#include "viewer/screen/picture.hpp"

#include <png.h>

#include <algorithm>

#include <GL/gl.h>
#include <GL/glext.h>

#include "trace/error.hpp"

namespace viewer {

Picture picture_of(int width, int height, const std::function<void()>& draw) {
  GLuint frame = 0;
  GLuint colours = 0;
  glGenFramebuffers(1, &frame);
  glGenRenderbuffers(1, &colours);
  glBindRenderbuffer(GL_RENDERBUFFER, colours);
  glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
  glBindFramebuffer(GL_FRAMEBUFFER, frame);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colours);
  draw();
  Picture picture{width, height, {}};
  const std::size_t row = static_cast<std::size_t>(width) * 3;
  picture.rgb.resize(row * static_cast<std::size_t>(height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, picture.rgb.data());
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glDeleteRenderbuffers(1, &colours);
  glDeleteFramebuffers(1, &frame);
  // OpenGL's first row is the lowest.
  for (int upper = 0, lower = height - 1; upper < lower; ++upper, --lower) {
    const auto at = [&](int y) { return picture.rgb.begin() + static_cast<std::ptrdiff_t>(row) * y; };
    std::swap_ranges(at(upper), at(upper + 1), at(lower));
  }
  return picture;
}

void write_png(const Picture& picture, const std::filesystem::path& file) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.width);
  image.height = static_cast<png_uint_32>(picture.height);
  image.format = PNG_FORMAT_RGB;
  if (png_image_write_to_file(&image, file.c_str(), 0, picture.rgb.data(), 0, nullptr) == 0) {
    throw trace::Error(file.string() + ": the picture cannot be written: " + image.message);
  }
}

}  // namespace viewer
