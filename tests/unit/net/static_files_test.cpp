#include "net/static_files.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace beffroi::net {
namespace {

namespace fs = std::filesystem;

class StaticFilesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    directory_ = fs::temp_directory_path() / ("beffroi-static-" + std::to_string(::getpid()));
    write("index.html", "<!doctype html>");
    write("favicon.ico", "icon");
    write("assets/app-B1k2d3f4.js", "identity");
    write("assets/app-B1k2d3f4.js.br", "brotli");
    write("assets/app-B1k2d3f4.js.gz", "gzip");
    write("assets/style.css", "css");
    write("assets/some-Document.svg", "svg");
    write("assets/lost.js.br", "without its file");
  }
  void TearDown() override { fs::remove_all(directory_); }

  void write(const std::string& name, const std::string& bytes) {
    fs::create_directories((directory_ / name).parent_path());
    std::ofstream(directory_ / name) << bytes;
  }

  Response get(const std::string& path, const std::vector<Field>& fields = {}) {
    if (!files_) files_ = StaticFiles::load(directory_).value();
    Request request;
    request.method = "GET";
    request.path = path;
    for (const Field& field : fields) request.headers.add(field.name, field.value);
    return files_->answer(request);
  }
  static std::string body_of(const Response& response) {
    const auto* shared = std::get_if<SharedBody>(&response.body);
    return shared ? **shared : std::get<std::string>(response.body);
  }

  fs::path directory_;
  std::optional<StaticFiles> files_;
};

TEST_F(StaticFilesTest, hashed_names_are_immutable_others_revalidate) {
  constexpr const char* kYear = "public, max-age=31536000, immutable";
  EXPECT_EQ(get("/assets/app-B1k2d3f4.js").headers.get("cache-control"), kYear);
  for (const char* path : {"/", "/index.html", "/favicon.ico", "/assets/style.css", "/assets/some-Document.svg"}) {
    EXPECT_EQ(get(path).headers.get("cache-control"), "no-cache") << path;
  }
  EXPECT_EQ(get("/assets/app-B1k2d3f4.js").headers.get("content-type"), "text/javascript; charset=utf-8");
}

TEST_F(StaticFilesTest, chooses_the_encoding) {
  const std::string path = "/assets/app-B1k2d3f4.js";
  const auto chosen = [&](const char* accept) { return body_of(get(path, {{"Accept-Encoding", accept}})); };
  EXPECT_EQ(chosen("gzip, deflate, br"), "brotli");
  EXPECT_EQ(chosen("gzip, deflate"), "gzip");
  EXPECT_EQ(chosen("br;q=0, gzip;q=0.5"), "gzip");
  EXPECT_EQ(chosen("br;q=0.000"), "identity");
  EXPECT_EQ(chosen("brotli"), "identity");
  const auto plain = get(path);
  EXPECT_EQ(body_of(plain), "identity");
  EXPECT_FALSE(plain.headers.has("content-encoding"));
  EXPECT_EQ(plain.headers.get("vary"), "Accept-Encoding");
}

TEST_F(StaticFilesTest, etags_differ_by_encoding_and_give_304) {
  const std::string path = "/assets/app-B1k2d3f4.js";
  const std::string plain(get(path).headers.get("etag"));
  const auto packed = get(path, {{"Accept-Encoding", "br"}});
  EXPECT_NE(plain, packed.headers.get("etag"));
  EXPECT_EQ(plain.front(), '"');
  for (const std::string& condition : {plain, "\"x\", " + plain, "W/" + plain, std::string("*")}) {
    const auto response = get(path, {{"If-None-Match", condition}});
    EXPECT_EQ(response.status, 304) << condition;
    EXPECT_EQ(response.headers.get("etag"), plain);
    EXPECT_EQ(size_of(response.body), 0U);
  }
  EXPECT_EQ(get(path, {{"If-None-Match", "\"x\""}}).status, 200);
}

TEST_F(StaticFilesTest, page_addresses_give_the_index_to_browsers_only) {
  const std::vector<Field> browser = {{"Accept", "text/html,application/xhtml+xml"}};
  EXPECT_EQ(body_of(get("/room/abc", browser)), "<!doctype html>");
  EXPECT_EQ(get("/room/abc").status, 404);
  EXPECT_EQ(get("/api/none", browser).status, 404);
  EXPECT_EQ(get("/assets/none.js", browser).status, 404);
  EXPECT_EQ(get("/assets/app-B1k2d3f4.js.br", browser).status, 404) << "an encoding is not a file";
  EXPECT_EQ(get("/assets/lost.js", browser).status, 404);
}

TEST_F(StaticFilesTest, says_what_is_wrong) {
  EXPECT_NE(StaticFiles::load(directory_ / "none").error().find("not built"), std::string::npos);
  fs::remove(directory_ / "index.html");
  EXPECT_NE(StaticFiles::load(directory_).error().find("no index.html"), std::string::npos);
}

}  // namespace
}  // namespace beffroi::net
