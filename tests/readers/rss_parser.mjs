// Polls a feed and prints what rss-parser makes of it: node rss_parser.mjs URL
//
// rss-parser fetches by itself, asks for everything each time, and keeps nothing.
import Parser from "rss-parser";

const { items } = await new Parser().parseURL(process.argv[2]);
const seen = items.map((item) => ({
  id: item.guid ?? item.id,
  title: item.title,
  url: item.link,
  published: item.isoDate,
  authors: [item.creator ?? item.author].filter(Boolean),
  body: item["content:encoded"] || item.content,
  images: [],
  enclosures: item.enclosure ? [item.enclosure.url] : [],
}));
console.log(JSON.stringify(seen));
