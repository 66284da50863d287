"""What a page in the place of another says, in many languages: a check for robots, a refusal, a form to log in."""

import re
from functools import lru_cache

from ingest.text.language import fold
from ingest.text.phrase_tables import phrases

_CHECKING = re.compile(
    r"^(?:one moment|please wait|security check|human verification|access denied)\b"
    r"|checking (?:that|if|whether) (?:you are|the site|your)"
    r"|just a moment\.\.\.|checking your browser|attention required! \| cloudflare"
    r"|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot"
    r"|ddos protection by|pardon our interruption|please enable (?:js|javascript"
    r"|cookies) and disable any ad ?blocker|access to this page has been denied"
    r"|complete the security check|unusual traffic from your|request unsuccessful\. incapsula"
    r"|enable javascript and cookies to continue"
    r"|performing security verification|bot verification|please complete the captcha",
    re.IGNORECASE,
)
# Parts of what a check asks of its reader, folded. Each speaks to the reader, as hardly any story does.
_CHECKS = """
sorry you have been blocked · activate and hold the button · press and hold to confirm · press hold to confirm
ob sie ein mensch sind · dass sie ein mensch sind · dass sie kein roboter sind · aktivieren sie javascript und cookies
que vous êtes humain · que vous êtes un humain · que vous êtes un être humain · que vous n êtes pas un robot
activer javascript et les cookies · que usted es un ser humano · que eres humano · que eres un ser humano
que no eres un robot · habilite javascript y cookies · habilita javascript y las cookies · verifica di essere umano
che sei umano · di non essere un robot · che non sei un robot · abilita javascript e i cookie
verifique se você é humano · que você é humano · que você não é um robô · ative o javascript e os cookies
habilite o javascript e os cookies · dat u een mens bent · dat je een mens bent · dat u geen robot bent
dat je geen robot bent · schakel javascript en cookies in · potwierdź że jesteś człowiekiem · że nie jesteś robotem
ověřte že jste člověk · že nejste robot · overte že ste človek · hogy ön ember · verificați că sunteți om
că nu sunteți robot · bekräfta att du är en människa · att du inte är en robot · bekræft at du er et menneske
bekreft at du er et menneske · at du ikke er en robot · vahvista että olet ihminen · ότι είστε άνθρωπος
ότι δεν είστε ρομπότ · insan olduğunuzu doğrulayın · insan olduğunuz doğrulanıyor · robot olmadığınızı doğrulayın
javascript ve çerezleri etkinleştirin · подтвердите что вы человек · подтвердите что вы не робот
запросы отправляли вы а не робот · включите javascript и cookies · включите javascript и файлы cookie
підтвердьте що ви людина · що ви не робот · потвърдете че сте човек · تحقق من أنك إنسان · التحقق من أنك إنسان
أنك لست روبوتا · أنك لست روبوت · تفعيل جافا سكريبت وملفات تعريف الارتباط · تمكين javascript وملفات تعريف الارتباط
تأیید کنید که انسان هستید · که ربات نیستید · در حال بررسی مرورگر شما · کە مرۆڤیت · کە ڕۆبۆت نیت
ודאו שאתם בני אדם · שאתה אנושי · שאינך רובוט · کہ آپ انسان ہیں · کہ آپ روبوٹ نہیں · कि आप मनुष्य हैं
कि आप इंसान हैं · कि आप रोबोट नहीं · আপনি মানুষ কিনা · ยืนยันว่าคุณเป็นมนุษย์ · ว่าคุณไม่ใช่หุ่นยนต์
xác minh bạn là con người · bạn không phải là robot · verifikasi bahwa anda adalah manusia · bahwa anda bukan robot
验证您是真人 · 验证您是否是真人 · 确认您是真人 · 确认您不是机器人 · 完成安全验证后继续 · 启用 javascript 和 cookie
驗證您是人類 · 確認您不是機器人 · 啟用 javascript 和 cookie · あなたが人間であることを確認
人間であることを確認してください · ロボットではないことを確認してください · javascript と cookie を有効にして
사람인지 확인하십시오 · 사람인지 확인하는 중 · 로봇이 아님을 확인 · javascript 및 쿠키를 사용하도록 설정
"""
# All that the title or the heading of a refusal says.
_REFUSALS = """
access denied · robot or human · are you human · zugriff verweigert · accès refusé · acceso denegado · accesso negato
acesso negado · toegang geweigerd · åtkomst nekad · adgang nægtet · ingen tilgang · pääsy estetty · odmowa dostępu
přístup odepřen · prístup zamietnutý · hozzáférés megtagadva · acces interzis · δεν επιτρέπεται η πρόσβαση
erişim engellendi · доступ запрещён · доступ ограничен · доступ заборонено · достъпът е отказан · تم رفض الوصول
دسترسی غیرمجاز است · הגישה נדחתה · प्रवेश निषेध · 访问被拒绝 · 拒绝访问 · 存取被拒 · アクセスが拒否されました
접근이 거부되었습니다 · akses ditolak · truy cập bị từ chối
"""
# All that the title or the heading of a form to log in says.
_LOGINS = """
log in · login · sign in · log in to continue · sign in to continue · log in to your account · sign in to your account
anmelden · einloggen · anmeldung · connexion · se connecter · connectez vous · identifiez vous · iniciar sesión
inicia sesión · accedi · accedi al tuo account · entrar · iniciar sessão · faça login · inloggen · log ind · logg inn
logga in · kirjaudu sisään · zaloguj się · logowanie · přihlášení · přihlásit se · prihlásenie · bejelentkezés
autentificare · conectare · prijava · σύνδεση · вход · войти · авторизация · вхід · увійти · giriş yap · üye girişi
تسجيل الدخول · سجل الدخول · ورود · ورود به حساب کاربری · چوونەژوورەوە · چوونە ژوورەوە · התחברות · כניסה · לוגין
لاگ ان · लॉग इन · लॉग इन करें · লগ ইন · เข้าสู่ระบบ · đăng nhập · masuk · 登录 · 登陆 · 登入 · 用户登录 · 會員登入 · ログイン
로그인
"""
_PARTS = re.compile(r"\s*[|•·»:]\s*|\s+[-–—]\s+|[.!?…。！？]+(?=\s|$)")
LONGEST = 200  # characters of a title or a heading that is looked at


def says_check(text: str) -> bool:
    """Return whether a short page's text is that of a check for robots.

    >>> says_check("Checking your browser"), says_check("Nur kurz prüfen, ob Sie ein Mensch sind.")
    (True, True)
    """
    if _CHECKING.search(text):
        return True
    folded = fold(text)
    return any(part in folded for part in phrases(_CHECKS))


def heads_refusal(title: str) -> bool:
    """Return whether a part of a title, or a heading, says that the page is refused, and nothing else.

    >>> heads_refusal("Zugriff verweigert | The Daily"), heads_refusal("Access denied to the dam")
    (True, False)
    """
    return _is_one_of(title, _REFUSALS)


def heads_login(title: str) -> bool:
    """Return whether a part of a title, or a heading, says that readers log in here, and nothing else.

    >>> heads_login("Anmelden - The Daily"), heads_login("Log in at the old dam")
    (True, False)
    """
    return _is_one_of(title, _LOGINS)


@lru_cache(maxsize=200)
def _is_one_of(title: str, table: str) -> bool:
    return len(title) <= LONGEST and any(fold(part) in phrases(table) for part in _PARTS.split(title))
