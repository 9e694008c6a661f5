// Draws by Boost.Random, whose distributions are the same in every standard library.
#include "sim/distribution.hpp"

#include <algorithm>
#include <boost/random/exponential_distribution.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/triangle_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>

namespace sim {
namespace {

Duration waited(double microseconds) {
  return rounded(std::clamp(microseconds, 0.0, static_cast<double>(longest_wait.count())));
}

double count(Duration duration) { return static_cast<double>(duration.count()); }

}  // namespace

Distribution Distribution::constant(Duration value) {
  Distribution made;
  made.arguments_[0] = value;
  return made;
}

Distribution Distribution::uniform(Duration low, Duration high) {
  Distribution made;
  made.shape_ = Shape::uniform;
  made.arguments_[0] = low;
  made.arguments_[1] = high;
  return made;
}

Distribution Distribution::triangular(Duration low, Duration mode, Duration high) {
  Distribution made = uniform(low, mode);
  made.shape_ = Shape::triangular;
  made.arguments_[2] = high;
  return made;
}

Distribution Distribution::exponential(Duration mean) {
  Distribution made = constant(mean);
  made.shape_ = Shape::exponential;
  made.rate_ = 1 / count(mean);
  return made;
}

Distribution Distribution::lognormal(Duration median, double sigma) {
  Distribution made = constant(median);
  made.shape_ = Shape::lognormal;
  made.sigma_ = sigma;
  made.log_median_ = std::log(count(median));
  return made;
}

Distribution Distribution::clamped(Duration low, Duration high) const {
  Distribution made = *this;
  made.min_ = low;
  made.max_ = high;
  return made;
}

Distribution Distribution::stretched(double factor) const {
  const auto stretch = [factor](Duration duration) {
    return duration == Duration::max() ? duration : waited(count(duration) * factor);
  };
  Distribution made = *this;
  for (Duration& argument : made.arguments_) {
    argument = stretch(argument);
  }
  if (shape_ == Shape::lognormal) {
    made = factor > 0 ? lognormal(std::max(made.arguments_[0], Duration(1)), sigma_) : constant(Duration(0));
  }
  if (shape_ == Shape::exponential) {
    made = made.arguments_[0] > Duration(0) ? exponential(made.arguments_[0]) : constant(Duration(0));
  }
  return made.clamped(stretch(min_), stretch(max_));
}

Duration Distribution::draw(Stream& stream) const {
  Duration drawn{0};
  switch (shape_) {
    case Shape::constant:
      drawn = arguments_[0];
      break;
    case Shape::uniform:
      drawn = Duration(
          boost::random::uniform_int_distribution<std::int64_t>(arguments_[0].count(), arguments_[1].count())(stream));
      break;
    case Shape::triangular:
      drawn = arguments_[0] == arguments_[2]
                  ? arguments_[0]
                  : waited(boost::random::triangle_distribution<double>(count(arguments_[0]), count(arguments_[1]),
                                                                        count(arguments_[2]))(stream));
      break;
    case Shape::exponential:
      drawn = waited(boost::random::exponential_distribution<double>(rate_)(stream));
      break;
    case Shape::lognormal:
      drawn = waited(std::exp(log_median_ + sigma_ * boost::random::normal_distribution<double>()(stream)));
      break;
  }
  if (drawn > max_) {
    drawn = max_;
  }
  return drawn < min_ ? min_ : drawn;
}

}  // namespace sim
