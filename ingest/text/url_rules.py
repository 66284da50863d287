"""Tables of the many ways in which sites write one page's address, from which `urls` makes its rules.

Only parameters that never tell a page are listed for all sites. One that tells stories apart on one site, and readers
on another, belongs into `SITES`, or into `drop_parameters` and `keep_parameters` in seeds/.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

# -- hosts --

# Prefixes that make no difference to the page. `www2` and the like are other machines, and stay.
HOST_PREFIXES = ("www", "m", "amp")
# On some sites these are sections (mobile.slashdot.org): they go only if the path names a story by number or day.
STORY_HOST_PREFIXES = ("mobile", "mobil", "touch", "wap")
# Hosts under which every name is a site of its own, as under `co.uk`.
SECOND_LEVEL = frozenset("co com org net gov gob gouv go ac edu or ne mil nom ltd plc asn info k12 sch govt".split())
HOSTING = frozenset(
    "blogspot.com wordpress.com substack.com tumblr.com medium.com github.io gitlab.io netlify.app pages.dev vercel.app"
    " web.app firebaseapp.com herokuapp.com livejournal.com typepad.com over-blog.com wixsite.com weebly.com blogfa.com"
    " mystrikingly.com ghost.io squarespace.com neocities.org altervista.org appspot.com cloudfront.net".split()
)

# -- paths --

INDEX_NAMES = ("index", "default")
# Not xml, rdf or json: those are feeds beside the page.
INDEX_ENDINGS = "html? shtml xhtml phtml php[0-9]? aspx? jspx? cfm cgi pl do".split()
# Folders of a site's AMP pages: in front of its own paths, or within those with an article's number or day.
AMP_FOLDERS = frozenset({"amp", "google-amp", "amphtml"})
AMP_FOLDERS_WITHIN = frozenset({"amp", "google-amp"})
AMP_PARENTS = frozenset({"platform"})  # theverge.com/platform/amp/...
AMP_ENDS = (".amp", "~amp", "!amp")  # of a page's name, before .html
AMP_ENDS_OF_STORIES = ("-amp", "_amp")  # only with an article's number or day: a guitar-amp is no mark
AMP_START = "amp_"  # timesofindia.com/.../amp_articleshow/112898501.cms, likewise

# -- addresses that hold another --

# Addresses that show a page or count visits to it: their host and path, and the parameters that hold its address.
REDIRECTORS: Mapping[tuple[str, str], tuple[str, ...]] = MappingProxyType(
    {
        ("google.com", "/url"): ("url", "q"),  # every entry of a feed of Google Alerts
        ("bing.com", "/news/apiclick.aspx"): ("url",),  # every entry of a feed of Bing News
        ("l.facebook.com", "/l.php"): ("u",),
        ("lm.facebook.com", "/l.php"): ("u",),
        ("l.instagram.com", "/"): ("u",),
        ("youtube.com", "/redirect"): ("q",),
        ("linkedin.com", "/redir/redirect"): ("url",),
        ("linkedin.com", "/safety/go"): ("url",),
        ("vk.com", "/away.php"): ("to",),
        ("t.umblr.com", "/redirect"): ("z",),
        ("duckduckgo.com", "/l"): ("uddg",),
        ("getpocket.com", "/redirect"): ("url",),
        ("slack-redir.net", "/link"): ("url",),
    }
)
AMP_CACHES = ("cdn.ampproject.org", "bing-amp.com")

# -- parameters --


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """Names of parameters in lower case: whole names, and the beginnings that were written with a `*`."""

    whole: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()

    def __contains__(self, name: str) -> bool:
        """Return whether a name in lower case is one of them."""
        return name in self.whole or name.startswith(self.beginnings)


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity, for they are part of the key of a cache
class ParameterRules:
    """Which parameters of a query say how a reader came to a page or how it is shown, and not which page it is."""

    kept: Names  # whatever the rules below say
    dropped: Names  # whatever their value is
    numbered: tuple[str, ...]  # dropped if followed by six figures or more and nothing else
    views: Mapping[str, frozenset[str]]  # dropped with one of these values
    channel_names: frozenset[str]  # dropped if their value is a channel,
    channels: frozenset[str]  # one of these words
    channel_beginnings: tuple[str, ...]  # or by something that begins so
    referrers: frozenset[str]  # dropped if their value is a host or an address
    sessions: frozenset[str]  # dropped if their value is 32 hexadecimal figures or more
    sites: Mapping[str, Names]  # dropped at that site


def names(lines: Iterable[str]) -> Names:
    """Return the names in some lines, parted by spaces. `utm_*` stands for all names that begin so, `*` for all."""
    words = [word.lower() for line in lines for word in line.split()]
    whole = frozenset(word for word in words if not word.endswith("*"))
    return Names(whole, tuple(dict.fromkeys(word[:-1] for word in words if word.endswith("*"))))


TRACKING = (
    # campaigns, by the tools that count them
    "utm_* utm-* utmsource utmmedium utmcampaign pk_* mtm_* matomo_* piwik_* hsa_* itm_* ns_* at_* wt.* wt_mc* wt_zmc",
    "cmp cmpid camp_id xtor xtref xtcr xts ncid ocid icid intcid intcmp int_cid ito mbid ftag ftcamp taid ex_cid",
    "s_cid sc_cid sc_camp sc_channel sc_campaign sc_medium sc_content sc_lid sc_llid sc_uid sc_eh leadsource trk",
    "trkcampaign trk_contact trk_msg trk_module trk_sid hss_channel wprov n_cid i_cid cm_mmc* cm_ven cm_cat cm_pla",
    "cm_ite cm_re cm_sp cx_testid cx_testvariant cx_artpos cx_experienceid gaa_* __hs* guce_* guccounter ef_id mkwid",
    "pcrid",
    # advertising clicks
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid ymclid twclid ttclid igshid igsh li_fat_id li_did",
    "tblci zanpid irclickid irgwc rb_clickid wickedid epik s_kwcid dicbo oborigurl obclickid ob_click_id",
    "outbrainclickid rdt_cid sccid gad_source gad_campaignid srsltid unicorn_click_id _branch_match_id",
    "_branch_referrer cjevent cjdata awc tduid ranmid raneaid ransiteid sscid fb_action_* action_object_map",
    "action_type_map action_ref_map mibextid",
    # newsletters
    "mc_cid mc_eid mkt_tok _hsenc _hsmi hsctatracking __s ck_subscriber_id bxid cndid esrc recip_id nr_email_referer",
    "emci emdi ceid dm_i et_rid vero_* oly_* _bhlid _kx _ke ml_subscriber ml_subscriber_hash bsft_* elqtrackid",
    "elqtrack elqaid elqat elqak elqcampaignid spmailingid spuserid spjobid spreportid sfmc_* oft_* mindbox-click-id",
    "mindbox-message-key _bta_c _bta_tid lctg ss_email_id vgo_ee wpisrc wpmm wpmk",
    # shares, gifts and referrers
    "ref_src ref_url smid smtyp sr_share soc_src soc_trk fb_ref fb_source __twitter_impression twitter_impression",
    "echobox dlvrit shareadraft share_id sharetype sharetoken traffic_source reflink srnd hootpostid spm scm",
    "original_referer unlocked_article_code giftid gifttoken gift_token gift_code _x_tr_pto __readwiselocation",
    # feeds
    "feedtype feedname rssid virtualbrandchannel",
    # answers to comments: the page is the same
    "replytocom like_comment openidserver",
    # analytics, sessions
    "_ga _gl _openstat phpsessid jsessionid aspsessionid* zenid oscsid xtcsid cfid cftoken usqp amp_js* amp_gsa*",
)
# Names that may tell a page elsewhere: only with one of these values do they name a channel.
CHANNEL_NAMES = "ref referrer referer source src from via partner emc feature share origin mod".split()
CHANNELS = (
    "rss rss2 feed rssfeed feeds atom xml twitter tw x facebook fb linkedin whatsapp jetpack-whatsapp telegram"
    " instagram tiktok reddit pinterest pocket tumblr skype nextdoor bluesky threads mastodon email mail e-mail"
    " newsletter share shared sharing social push app homepage home google googlenews flipboard feedly applenews"
    " youtu.be emb_share emb_title search oembed player_embedded"
).split()
# Values that go on to name the feed, newsletter or button: medium.com/...?source=rss-4f5e----2
CHANNEL_BEGINNINGS = "rss feed newsletter email twitter tw facebook fb linkedin whatsapp telegram share social".split()
REFERRERS = "ref referrer referer http_referer".split()  # of Ghost's links: ?ref=its.own.host
# How a page is shown: as AMP, for print, on a telephone, in one piece.
VIEWS = {
    "amp": ("", "1", "true", "yes"),
    "_amp": ("1", "true"),
    "isamp": ("1", "true"),
    "is_amp": ("1", "true"),
    "hs_amp": ("1", "true"),
    "noamp": ("", "1", "true", "mobile", "available"),
    "nonamp": ("", "1", "true"),
    "ia_markup": ("1", "true"),  # Facebook's Instant Articles
    "outputtype": ("amp", "amp-type"),
    "output": ("amp",),
    "display": ("amp",),
    "layout": ("amp", "print"),
    "format": ("amp", "print"),
    "view": ("amp", "print"),
    "mode": ("amp", "print"),
    "print": ("", "1", "true", "yes", "y", "print"),
    "printable": ("1", "true", "yes"),
    "pagewanted": ("all", "print"),
    "singlepage": ("1", "true"),
    "_escaped_fragment_": ("",),
}
SESSIONS = "s sid sessionid session_id sessid".split()
# Names that may tell a page elsewhere, but not on these sites. By registered name (`site_of`).
SITES = {
    "youtube.com": "si pp ab_channel feature app",
    "youtu.be": "si feature",
    "x.com": "s t src cxt",
    "twitter.com": "s t src cxt",
    "facebook.com": "__tn__ __cft__* __xts__* hc_ref hc_location fref refid _rdr _rdc rdid share_url notif_t notif_id"
    " acontext sfnsn paipv eav extid ref",
    "linkedin.com": "trackingid lipi licu midtoken midsig rcm",
    "reddit.com": "rdt correlation_id ref_campaign ref_source",
    "tiktok.com": "_r _t _d is_from_webapp is_copy_url sender_device sender_web_id share_* u_code web_id",
    "vimeo.com": "share fl fe",
    "spotify.com": "si nd context dlsi",
    "apple.com": "itscg itsct at ct mt ls uo",  # not `i`, which is the episode
    "qq.com": "chksm scene srcid sharer_* from isappinstalled clicktime enterid ascene subscene devicetype nettype"
    " exportkey pass_ticket wx_header poc_token",
    "medium.com": "source sk gi",
    **dict.fromkeys(("biorxiv.org", "medrxiv.org", "bmj.com"), "rss"),  # of articles in HighWire's feeds
    "substack.com": "r isfreemail publication_id post_id triedredirect showwelcome showwelcomeonshare token",
    "blogspot.com": "m showcomment spref",
    "wikipedia.org": "mobileaction useformat useskin",
    "nytimes.com": "campaign_id instance_id nl regi_id segment_id te user_id emc partner hp action pgtype module region"
    " clicksource contentcollection contentplacement searchresultposition algo imp_id _r",
    "washingtonpost.com": "tid itid pml nid s_l",
    "theguardian.com": "dcr",
    "wsj.com": "mod st siteid",
    "marketwatch.com": "mod siteid",
    "barrons.com": "mod siteid",
    "bloomberg.com": "sref accesstoken embedded-checkout in_source",
    "ft.com": "accesstoken segmentid desktop",
    "bbc.com": "intlink_from_url link_location pinned_post_*",
    "bbc.co.uk": "intlink_from_url link_location pinned_post_*",
    "dailymail.co.uk": "ico",
    "cnn.com": "iid hpt",
    "msn.com": "cvid ei pc apiversion noservercache domshim renderwebcomponents wcseo batchservertelemetry"
    " noservertelemetry",
    "yahoo.com": ".tsrc tsrc fr yptr",
    "indiatimes.com": "from",
    "ndtv.com": "pfrom",
    "dw.com": "maca",
    "spiegel.de": "sara_*",
    "faz.net": "gepc premium service",
    "lemonde.fr": "lmd_*",
    "elpais.com": "ssm prm",
}

GENERAL = ParameterRules(
    kept=Names(),
    dropped=names(TRACKING),
    numbered=("sf",),  # SocialFlow: ?sf233490119=1
    views=MappingProxyType({name: frozenset(values) for name, values in VIEWS.items()}),
    channel_names=frozenset(CHANNEL_NAMES),
    channels=frozenset(CHANNELS),
    channel_beginnings=tuple(f"{channel}{sign}" for channel in CHANNEL_BEGINNINGS for sign in "-_:."),
    referrers=frozenset(REFERRERS),
    sessions=frozenset(SESSIONS),
    sites=MappingProxyType({site: names((line,)) for site, line in SITES.items()}),
)


@lru_cache(maxsize=1024)  # one object for all sources that say the same, since results are cached under it
def rules_with(dropped: tuple[str, ...] = (), kept: tuple[str, ...] = ()) -> ParameterRules:
    """Return the general rules with a source's own: more names to drop, and names to keep whatever other rules say.

    >>> rules_with(("campaign_*",), ("ref",)).kept.whole
    frozenset({'ref'})
    """
    if not (dropped or kept):
        return GENERAL
    own = names(dropped)
    every = Names(GENERAL.dropped.whole | own.whole, GENERAL.dropped.beginnings + own.beginnings)
    return replace(GENERAL, dropped=every, kept=names(kept))
