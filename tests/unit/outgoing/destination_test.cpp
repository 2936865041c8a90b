#include "outgoing/destination.hpp"

#include <gtest/gtest.h>

namespace beffroi::outgoing {
namespace {

TEST(GlobalAddress, ThoseOfTheWorldAre) {
  for (const char* address : {"8.8.8.8",
                              "1.1.1.1",
                              "9.255.255.255",
                              "11.0.0.0",
                              "100.63.255.255",
                              "100.128.0.0",
                              "126.255.255.255",
                              "128.0.0.1",
                              "169.253.255.255",
                              "172.15.255.255",
                              "172.32.0.0",
                              "192.167.255.255",
                              "192.169.0.0",
                              "198.17.255.255",
                              "198.20.0.0",
                              "223.255.255.255",
                              "2001:4860:4860::8888",
                              "2606:4700::1111",
                              "2a01:e00::1",
                              "2001:200::1",
                              "2003::1",
                              "3ffe::1"}) {
    EXPECT_EQ(is_global(std::string_view(address)), true) << address;
  }
}

TEST(GlobalAddress, ThoseOfAHouseANetworkOrNobodyAreNot) {
  for (const char* address : {"0.0.0.0",
                              "0.1.2.3",
                              "10.0.0.1",
                              "10.255.255.255",
                              "100.64.0.1",
                              "100.127.255.255",
                              "127.0.0.1",
                              "127.255.255.254",
                              "169.254.0.1",
                              "169.254.169.254",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.0.0.1",
                              "192.0.0.170",
                              "192.0.2.1",
                              "192.88.99.1",
                              "192.168.0.1",
                              "192.168.255.255",
                              "198.18.0.1",
                              "198.19.255.255",
                              "198.51.100.1",
                              "203.0.113.1",
                              "224.0.0.1",
                              "239.255.255.255",
                              "240.0.0.1",
                              "255.255.255.255",
                              "::",
                              "::1",
                              "::ffff:127.0.0.1",
                              "::ffff:8.8.8.8",
                              "::ffff:0:8.8.8.8",
                              "::8.8.8.8",
                              "::ffff:a9fe:a9fe",
                              "64:ff9b::a9fe:a9fe",
                              "64:ff9b::1.2.3.4",
                              "64:ff9b:1::1",
                              "100::1",
                              "2001::1",
                              "2001:0:ce49::1",
                              "2001:2::1",
                              "2001:10::1",
                              "2001:20::1",
                              "2001:1ff::1",
                              "2001:db8::1",
                              "2002:7f00:1::",
                              "2002:c0a8:1::1",
                              "3fff::1",
                              "3fff:fff::1",
                              "5f00::1",
                              "fc00::1",
                              "fd00::1",
                              "fd12:3456:789a::1",
                              "fe80::1",
                              "febf::1",
                              "fec0::1",
                              "ff02::1",
                              "ff0e::1"}) {
    EXPECT_EQ(is_global(std::string_view(address)), false) << address;
  }
  for (const char* text : {"", "example.org", "127.1", "2130706433", "0177.0.0.1", "1.2.3.4.5", "::1%lo"}) {
    EXPECT_EQ(is_global(std::string_view(text)), std::nullopt) << text;
  }
}

struct Refused {
  const char* url;
  const char* why;
};

TEST(Destination, WhatDoesNotGoOutIsRefusedWithItsReason) {
  for (const Refused& each : std::initializer_list<Refused>{
           {"", "https://"},
           {"hook.example", "https://"},
           {"HTTPS://hook.example/", "https://"},
           {"http://hook.example/", "allow_private"},
           {"ftp://hook.example/", "https://"},
           {"file:///etc/passwd", "https://"},
           {"gopher://hook.example/", "https://"},
           {"https:///check", "no name"},
           {"https://user:word@hook.example/", "user name"},
           {"https://hook.example@127.0.0.1/", "user name"},
           {"https://hook.example/#part", "fragment"},
           {"https://hook.example /", "space"},
           {"https://hook.example\\@127.0.0.1/", "backslash"},
           {"https://hook.example/\r\nX: y", "space"},
           {"https://hook.example:8443/", "ports"},
           {"https://hook.example:/", "port"},
           {"https://hook.example:0/", "port"},
           {"https://hook.example:65536/", "port"},
           {"https://hook.example:44a/", "port"},
           {"https://127.0.0.1/", "global"},
           {"https://127.0.0.1:443/", "global"},
           {"https://[::1]/", "global"},
           {"https://[::ffff:127.0.0.1]/", "global"},
           {"https://[::ffff:7f00:1]/", "global"},
           {"https://[fe80::1]/", "global"},
           {"https://[fd00::1]/", "global"},
           {"https://100.64.1.1/", "global"},
           {"https://169.254.169.254/latest/meta-data/", "global"},
           {"https://0.0.0.0/", "global"},
           {"https://10.1.2.3/", "global"},
           {"https://[64:ff9b::7f00:1]/", "global"},
           {"https://[::1", "IPv6"},
           {"https://[::1]x/", "IPv6"},
           {"https://[example.org]/", "IPv6"},
           {"https://[127.0.0.1]/", "IPv6"},
           {"https://[fe80::1%25eth0]/", "IPv6"},
           {"https://2130706433/", "number"},
           {"https://127.1/", "number"},
           {"https://127.0.1/", "number"},
           {"https://0x7f.1/", "number"},
           {"https://0x7f000001/", "number"},
           {"https://0177.0.0.1/", "number"},
           {"https://017700000001/", "number"},
           {"https://127.0.0.1./", "number"},
           {"https://1.2.3.4.5/", "number"},
           {"https://exam_ple.org/", "no name"},
           {"https://ex%61mple.org/", "no name"},
           {"https://..example.org/", "no name"},
           {"https://-example.org/", "no name"},
           {"https://exämple.org/", "no name"},
           {"unix:classifier.sock", "slash"},
           {"unix:", "slash"},
       }) {
    const auto read = parse_destination(each.url, {});
    ASSERT_FALSE(read.ok()) << each.url;
    EXPECT_NE(read.error().find(each.why), std::string::npos) << each.url << ": " << read.error();
  }
  EXPECT_FALSE(parse_destination("unix:/" + std::string(107, 'a'), {}).ok());
  EXPECT_FALSE(parse_destination("https://hook.example/" + std::string(1000, 'a'), {}).ok());
}

TEST(Destination, WhatGoesOutIsReadIntoItsParts) {
  const auto plain = parse_destination("https://Hook.Example/check?a=1", {});
  ASSERT_TRUE(plain.ok()) << plain.error();
  EXPECT_EQ(plain.value().kind, Destination::Kind::https);
  EXPECT_EQ(plain.value().host, "hook.example");
  EXPECT_EQ(plain.value().port, 443);
  EXPECT_EQ(plain.value().target, "/check?a=1");
  EXPECT_EQ(plain.value().authority(), "hook.example");

  const auto query = parse_destination("https://hook.example:8443?a", {.ports = {8443}});
  ASSERT_TRUE(query.ok()) << query.error();
  EXPECT_EQ(query.value().target, "/?a");
  EXPECT_EQ(query.value().authority(), "hook.example:8443");

  const auto six = parse_destination("https://[2a01:e00::1]/", {});
  ASSERT_TRUE(six.ok()) << six.error();
  EXPECT_EQ(six.value().host, "2a01:e00::1");
  EXPECT_EQ(six.value().authority(), "[2a01:e00::1]");

  const auto local = parse_destination("unix:/run/classifier.sock", {});
  ASSERT_TRUE(local.ok()) << local.error();
  EXPECT_EQ(local.value().kind, Destination::Kind::unix_socket);
  EXPECT_EQ(local.value().socket, "/run/classifier.sock");
}

TEST(Destination, PrivateOnesGoWhenTheyAreAllowed) {
  const DestinationRules rules{.allow_private = true, .ports = {8000}};
  for (const char* url : {"http://127.0.0.1:8000/", "https://10.0.0.1/", "http://[::1]/x", "http://classifier/"}) {
    EXPECT_TRUE(parse_destination(url, rules).ok()) << url;
  }
  for (const char* url : {"http://127.0.0.1:8001/", "http://2130706433/", "http://127.1/"}) {
    EXPECT_FALSE(parse_destination(url, rules).ok()) << url;
  }
}

}  // namespace
}  // namespace beffroi::outgoing
