// Compressed frames: the same message, smaller, and made of parts that were compressed apart.
#include "hosting/deflater.hpp"

#include <gtest/gtest.h>

#include <random>

#include "fake_outlet.hpp"
#include "hosting/wire.hpp"
#include "inflated.hpp"

namespace beffroi::hosting {
namespace {

using testing::FakeOutlet;
using testing::inflated;

std::string chatter(std::size_t bytes) {
  std::string text;
  for (int i = 0; text.size() < bytes; ++i) {
    text += R"({"t":"message","id":)" + std::to_string(i) + R"(,"text":"Bonjour à toutes et à tous"},)";
  }
  return text;
}

std::string noise(std::size_t bytes) {
  std::mt19937 random(7);
  std::string text(bytes, '\0');
  for (char& byte : text) {
    byte = static_cast<char>(random());
  }
  return text;
}

std::vector<std::string> read(const std::string& frames) {
  FakeOutlet outlet;
  outlet.compressed = true;
  outlet.bytes = frames;
  std::vector<std::string> payloads = outlet.take_frames();
  EXPECT_FALSE(outlet.bad_frame || outlet.inside_frame());
  return payloads;
}

TEST(Deflater, BlocksOfPartsAreTheBlocksOfTheWhole) {
  Deflater deflater;
  const std::string front = deflater.blocks(chatter(300));
  const std::string middle = deflater.blocks(chatter(40'000));
  const std::string back = deflater.payload("}");
  EXPECT_EQ(inflated(front + middle + back), chatter(300) + chatter(40'000) + "}");
  EXPECT_EQ(inflated(deflater.payload("")), "");
}

TEST(Deflater, TheSameTextGivesTheSameBytesWhateverCameBefore) {
  Deflater used;
  used.payload(noise(100'000));
  Deflater fresh;
  EXPECT_EQ(used.payload(chatter(1'000)), fresh.payload(chatter(1'000)));
}

TEST(Deflater, CompressesEachFrameThatGetsSmaller) {
  Deflater deflater;
  const std::string plain = framed("short") + framed(chatter(5'000)) + framed(noise(500)) + framed(chatter(70'000));
  const std::string smaller = deflater.frames(plain);
  ASSERT_FALSE(smaller.empty());
  EXPECT_LT(smaller.size(), plain.size() / 5);
  EXPECT_EQ(read(smaller), read(plain));
}

TEST(Deflater, LeavesWhatWouldNotGainAsItIs) {
  Deflater deflater;
  EXPECT_EQ(deflater.frames(framed(std::string(least_compressed_bytes - 1, 'a'))), "") << "too short";
  EXPECT_NE(deflater.frames(framed(std::string(least_compressed_bytes, 'a'))), "");
  EXPECT_EQ(deflater.frames(framed(noise(500))), "") << "does not get smaller";
  EXPECT_EQ(deflater.frames(""), "");
}

TEST(Deflater, ASnapshotIsOneMessageOfPartsCompressedApart) {
  Deflater deflater;
  const std::string view = chatter(9'000);
  const std::string mine = chatter(200);
  std::vector<Piece> plain;
  append_snapshot(plain, {"r", "e", 7}, std::make_shared<const std::string>(view), mine);
  std::vector<Piece> small;
  append_compressed_snapshot(small, {"r", "e", 7}, std::make_shared<const std::string>(deflater.blocks(view)), mine,
                             deflater);
  const auto bytes_of = [](const std::vector<Piece>& pieces) {
    std::string bytes;
    for (const Piece& piece : pieces) {
      bytes += piece.bytes;
    }
    return bytes;
  };
  EXPECT_EQ(read(bytes_of(small)), read(bytes_of(plain)));
  EXPECT_LT(bytes_of(small).size(), bytes_of(plain).size() / 5);
  ASSERT_EQ(small.size(), 3U);
  EXPECT_TRUE(small[1].shared) << "the middle is held once for all";
}

}  // namespace
}  // namespace beffroi::hosting
