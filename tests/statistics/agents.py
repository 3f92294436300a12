"""User agents as they really come: what people in Vietnam read with, and which machines call."""

WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
WINDOWS = f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT}"
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
PHONES = ["SM-A546E", "SM-S918B", "Redmi Note 12", "CPH2269", "V2206", "M2101K6G", "Nokia G21", "K"]

BROWSERS = [
    *(f"{WINDOWS} Chrome/{version}.0.0.0 Safari/537.36" for version in range(109, 132)),
    *(f"{WINDOWS} Chrome/{version}.0.0.0 Safari/537.36 Edg/{version}.0.0.0" for version in range(115, 132)),
    *(f"{WINDOWS} coc_coc_browser/{n}.0.134 Chrome/{n - 6}.0.0.0 Safari/537.36" for n in range(110, 131)),
    *(f"Mozilla/5.0 (Linux; Android {n}; {phone}) {WEBKIT} Chrome/128.0.0.0 Mobile Safari/537.36"
      for n in range(8, 15) for phone in PHONES),
    *(f"Mozilla/5.0 (Linux; Android 13; {phone}) {WEBKIT} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36"
      for phone in PHONES),
    *(f"{IPHONE} Version/{n}.4 Mobile/15E148 Safari/604.1" for n in range(13, 19)),
    *(f"{MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/{n}.1 Safari/605.1.15" for n in range(13, 19)),
    *(f"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:{n}.0) Gecko/20100101 Firefox/{n}.0" for n in range(102, 133)),
    f"{IPHONE} Mobile/15E148 Zalo iOS/24.5.1",
    f"{IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/470.0.0.40.104;FBDV/iPhone14,5;FBLC/vi_VN]",
    f"Mozilla/5.0 (Linux; Android 13; CPH2269; wv) {WEBKIT} Version/4.0 Chrome/128.0.0.0 Mobile Safari/537.36 Zalo android/12100700",
    "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko",
]  # fmt: skip

CRAWLERS = [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Googlebot-Image/1.0",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
    "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
    "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
    "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
    "Mozilla/5.0 (compatible; SemrushBot/7~bl; +http://www.semrush.com/bot.html)",
    "Mozilla/5.0 (compatible; PetalBot;+https://webmaster.petalsearch.com/site/petalbot)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
    "Mozilla/5.0 (compatible; ClaudeBot/1.0; +claudebot@anthropic.com)",
    "Mozilla/5.0 (compatible; Bytespider; spider-feedback@bytedance.com)",
    "CCBot/2.0 (https://commoncrawl.org/faq/)",
    "DuckDuckBot/1.1; (+http://duckduckgo.com/duckduckbot.html)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Twitterbot/1.0", "TelegramBot (like TwitterBot)", "Slackbot-LinkExpanding 1.0",
    "WhatsApp/2.23.20.0", "LinkedInBot/1.0 (compatible; Mozilla/5.0)", "Applebot/0.1",
    "curl/8.5.0", "Wget/1.21.3", "python-requests/2.31.0", "Go-http-client/1.1",
    "Java/17.0.2", "okhttp/4.9.3", "Scrapy/2.11 (+https://scrapy.org)", "HTTrack/3.49",
    f"Mozilla/5.0 (X11; Linux x86_64) {WEBKIT} HeadlessChrome/131.0.0.0 Safari/537.36",
    "Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)", "",
]  # fmt: skip
