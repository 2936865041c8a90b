#include "outgoing/signature.hpp"

#include <gtest/gtest.h>

#include "outgoing/limits.hpp"

namespace beffroi::outgoing {
namespace {

// The example of the specification's libraries.
constexpr std::string_view kSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
constexpr std::string_view kOther = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
constexpr std::string_view kId = "msg_p5jXN8AQM9LWM0D4loKWxJek";
constexpr std::int64_t kAt = 1614265330;
constexpr std::string_view kBody = R"({"test": 2432232314})";
constexpr std::string_view kSigned = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

Secrets secrets(std::initializer_list<std::string_view> texts) {
  Secrets made;
  for (const std::string_view text : texts) made.push_back(Secret::parse(text).value());
  return made;
}

SignatureFault look(const Secrets& with, std::string_view signature, std::string_view body = kBody,
                    std::int64_t now = kAt, std::string_view id = kId, std::string_view at = "1614265330") {
  return look_at(with, {.id = id, .timestamp = at, .signature = signature, .body = body}, now);
}

TEST(Signature, IsTheOneOfTheSpecificationsExample) {
  EXPECT_EQ(sign(secrets({kSecret}), kId, kAt, kBody), kSigned);
}

TEST(Signature, EveryAlteredPartIsRefused) {
  const Secrets with = secrets({kSecret});
  const std::string signature(kSigned);
  EXPECT_EQ(look(with, signature), SignatureFault::none);
  EXPECT_EQ(look(secrets({kOther}), signature), SignatureFault::wrong);
  for (std::size_t at = 0; at < kBody.size(); ++at) {
    std::string body(kBody);
    body[at] ^= 1;
    EXPECT_EQ(look(with, signature, body), SignatureFault::wrong) << at;
  }
  for (std::size_t at = 0; at < signature.size(); ++at) {
    std::string altered = signature;
    altered[at] = altered[at] == 'A' ? 'B' : 'A';
    EXPECT_EQ(look(with, altered), SignatureFault::wrong) << altered;
  }
  EXPECT_EQ(look(with, signature, kBody, kAt, "msg_other"), SignatureFault::wrong);
  EXPECT_EQ(look(with, signature, kBody, kAt, kId, "1614265331"), SignatureFault::wrong);
  EXPECT_EQ(look(with, signature.substr(3)), SignatureFault::wrong) << "without its version";
  EXPECT_EQ(look(with, "v2" + signature.substr(2)), SignatureFault::wrong);
  EXPECT_EQ(look(with, "v1,"), SignatureFault::wrong);
}

TEST(Signature, WhatIsMissingOrNoTimeIsSaid) {
  const Secrets with = secrets({kSecret});
  EXPECT_EQ(look(with, ""), SignatureFault::incomplete);
  EXPECT_EQ(look(with, kSigned, kBody, kAt, ""), SignatureFault::incomplete);
  EXPECT_EQ(look(with, kSigned, kBody, kAt, kId, ""), SignatureFault::incomplete);
  for (const char* time : {"now", "-5", "1614265330 ", "1614265330.5", "0x10", "99999999999999999999"}) {
    EXPECT_EQ(look(with, kSigned, kBody, kAt, kId, time), SignatureFault::bad_timestamp) << time;
  }
}

TEST(Signature, HoldsForFiveMinutesBothWays) {
  const Secrets with = secrets({kSecret});
  EXPECT_EQ(look(with, kSigned, kBody, kAt + 300), SignatureFault::none);
  EXPECT_EQ(look(with, kSigned, kBody, kAt + 301), SignatureFault::too_old);
  EXPECT_EQ(look(with, kSigned, kBody, kAt - 300), SignatureFault::none);
  EXPECT_EQ(look(with, kSigned, kBody, kAt - 301), SignatureFault::too_new);
}

// First both hold both, then each side drops the former when it likes: at no moment is a message refused.
TEST(Signature, SecretsRotateWithoutAGap) {
  const Secrets former = secrets({kSecret});
  const Secrets both = secrets({kOther, kSecret});
  const Secrets fresh = secrets({kOther});
  for (const Secrets* sender : {&former, &both, &fresh}) {
    EXPECT_EQ(look(both, sign(*sender, kId, kAt, kBody)), SignatureFault::none);
    EXPECT_EQ(look(*sender, sign(both, kId, kAt, kBody)), SignatureFault::none);
  }
  EXPECT_EQ(look(fresh, sign(former, kId, kAt, kBody)), SignatureFault::wrong);
}

TEST(Signature, OnlyAFewOfManyAreLookedAt) {
  std::string many;
  for (std::size_t i = 0; i < kSignaturesPerMessage; ++i) many += "v1,AAAA ";
  EXPECT_EQ(look(secrets({kSecret}), many + std::string(kSigned)), SignatureFault::wrong);
  EXPECT_EQ(look(secrets({kSecret}), many.substr(8) + std::string(kSigned)), SignatureFault::none);
}

TEST(Signature, SecretsAreReadStrictly) {
  EXPECT_TRUE(Secret::parse(std::string(kSecret) + "\n").ok()) << "as it stands in a file";
  for (const char* text : {"", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS",
                           "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa!=", "whsec_c2hvcnQ=",
                           "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                           "AAAA"}) {
    EXPECT_FALSE(Secret::parse(text).ok()) << text;
  }
}

TEST(RememberedIds, ARepeatIsRefusedForTenMinutes) {
  RememberedIds ids;
  EXPECT_EQ(ids.take("a", 1000), SignatureFault::none);
  EXPECT_EQ(ids.take("a", 1000), SignatureFault::replayed);
  EXPECT_EQ(ids.take("b", 1300), SignatureFault::none);
  EXPECT_EQ(ids.take("a", 1600), SignatureFault::replayed);
  EXPECT_EQ(ids.take("a", 1601), SignatureFault::none);
  EXPECT_EQ(ids.size(), 2U);
}

TEST(RememberedIds, FullMeansRefusedAndNeverForgotten) {
  RememberedIds ids;
  for (std::size_t i = 0; i < kRememberedIds; ++i) ids.take(std::to_string(i), 1000);
  EXPECT_EQ(ids.take("one more", 1000), SignatureFault::too_many);
  EXPECT_EQ(ids.take("0", 1000), SignatureFault::replayed);
  EXPECT_EQ(ids.take("one more", 1601), SignatureFault::none);
}

TEST(Base64, BothFormsKeepEveryByteAndRefuseTheRest) {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) {
    all.push_back(static_cast<char>(byte));
    std::string back;
    EXPECT_TRUE(from_base64(base64(all), back));
    EXPECT_EQ(back, all);
    EXPECT_TRUE(from_base64url(base64url(all), back));
    EXPECT_EQ(back, all);
  }
  std::string out;
  for (const char* text : {"A", "AA", "AAA", "AAAAA", "AA=A", "====", "AB==", "AA==\n", "A A="}) {
    EXPECT_FALSE(from_base64(text, out)) << text;
  }
  EXPECT_FALSE(from_base64url("AA==", out));
  EXPECT_FALSE(from_base64url("A+/A", out));
}

}  // namespace
}  // namespace beffroi::outgoing
