// Polls a feed and prints what feedsmith makes of it: node feedsmith.mjs URL STATE
//
// feedsmith parses and does not fetch. What asks is node's own fetch, with the validators of the last answer, kept in
// the file STATE with the entries, as a reader built on it would.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseFeed } from "feedsmith";

const [url, file] = process.argv.slice(2);
const state = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { validators: {}, seen: [] };

const entities = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
const text = ({ value, type }) => (type === "html" ? value.replace(/&(lt|gt|quot|amp);/g, (found) => entities[found]) : value);
const pictures = (media) => (media?.contents ?? []).filter(({ medium }) => medium === "image").map(({ url }) => url);
const linked = (links, wanted) => (links ?? []).filter(({ rel }) => rel === wanted).map(({ href }) => href);

const readings = {
  rss: ({ items }) =>
    items.map((item) => ({
      id: item.guid.value,
      title: item.title,
      url: item.link,
      published: item.pubDate && new Date(item.pubDate).toISOString(),
      authors: item.dc?.creators ?? [],
      body: item.content?.encoded ?? item.description,
      images: pictures(item.media),
      enclosures: (item.enclosures ?? []).map(({ url }) => url),
    })),
  atom: ({ entries }) =>
    entries.map((entry) => ({
      id: entry.id,
      title: text(entry.title),
      url: linked(entry.links, "alternate")[0],
      published: entry.published,
      authors: (entry.authors ?? []).map(({ name }) => name),
      body: entry.content?.value,
      images: pictures(entry.media),
      enclosures: linked(entry.links, "enclosure"),
    })),
  json: ({ items }) =>
    items.map((item) => ({
      id: item.id,
      title: item.title,
      url: item.url,
      published: item.date_published,
      authors: (item.authors ?? []).map(({ name }) => name),
      body: item.content_html,
      images: item.image ? [item.image] : [],
      enclosures: (item.attachments ?? []).map(({ url }) => url),
    })),
};

const response = await fetch(url, { headers: state.validators });
if (response.status === 200) {
  const { format, feed } = parseFeed(await response.text());
  const of = (name) => response.headers.get(name);
  state.validators = { "If-None-Match": of("ETag"), "If-Modified-Since": of("Last-Modified") };
  const now = readings[format](feed);
  const ids = new Set(now.map(({ id }) => id));
  state.seen = [...now, ...state.seen.filter(({ id }) => !ids.has(id))];
  writeFileSync(file, JSON.stringify(state));
} else if (response.status !== 304) {
  throw new Error(`${url}: ${response.status}`);
}
console.log(JSON.stringify(state.seen));
