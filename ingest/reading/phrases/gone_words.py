"""How a page says, in many languages, that there is no page at the requested address."""

import re

from ingest.text.language import fold
from ingest.text.phrase_tables import phrases

# What such a title or heading says, folded, besides the words and figures of `_AROUND`.
_PHRASES = """
page not found · file not found · article not found · story not found · content not found · post not found
not found · page cannot be found · page can t be found · page could not be found · page couldn t be found
page was not found · page is not available · page not available · page unavailable · page no longer available
page isn t available · this page is not available · this page isn t available · page does not exist
page doesn t exist · this page does not exist · this page doesn t exist · page no longer exists
this page no longer exists · that page can t be found · we can t find that page
we couldn t find that page · we couldn t find this page · we can t find this page · nothing found here
this page could not be found · the page could not be found · the page cannot be found
this page cannot be found · the page you are looking for does not exist
the page you re looking for doesn t exist · the page you are looking for could not be found
the page you requested could not be found · the page you requested was not found
the requested page could not be found · this content is no longer available
this article is no longer available · this story is no longer available · this page is no longer available
seite nicht gefunden · seite wurde nicht gefunden · die seite wurde nicht gefunden · artikel nicht gefunden
nicht gefunden · seite nicht verfügbar · seite existiert nicht · diese seite existiert nicht
diese seite wurde nicht gefunden · die seite existiert nicht · die angeforderte seite wurde nicht gefunden
page non trouvée · page introuvable · article introuvable · page inexistante · cette page n existe pas
la page n existe pas · cette page est introuvable · page non disponible · contenu introuvable
página no encontrada · pagina no encontrada · no se encontró la página · no encontrado · la página no existe
esta página no existe · contenido no encontrado · artículo no encontrado · página não encontrada
não encontrado · página não existe · esta página não existe · conteúdo não encontrado · pagina non trovata
non trovato · la pagina non esiste · pàgina no trobada · pagina niet gevonden · niet gevonden
deze pagina bestaat niet · sidan hittades inte · sidan kunde inte hittas · sidan finns inte
siden blev ikke fundet · siden findes ikke · siden ble ikke funnet · siden finnes ikke · fant ikke siden
sivua ei löydy · sivua ei löytynyt · sivua ei löydetty · nie znaleziono strony · nie znaleziono
strona nie istnieje · strona nie została znaleziona · stránka nenalezena · stránka nebyla nalezena
stránka nebola nájdená · stránka neexistuje · az oldal nem található · oldal nem található
pagina nu a fost găsită · pagină negăsită · stranica nije pronađena · stranica nije nađena · stran ni najdena
страница не найдена · страница не существует · не найдено · ничего не найдено · сторінку не знайдено
не знайдено · страницата не е намерена · страница није пронађена · η σελίδα δεν βρέθηκε · δεν βρέθηκε
sayfa bulunamadı · bulunamadı · aradığınız sayfa bulunamadı · səhifə tapılmadı · الصفحة غير موجودة
الصفحة غير متوفرة · الصفحة غير متاحة · لم يتم العثور على الصفحة · غير موجود · هذه الصفحة غير موجودة
صفحه یافت نشد · صفحه پیدا نشد · صفحه مورد نظر یافت نشد · صفحه مورد نظر پیدا نشد · پەڕە نەدۆزرایەوە
پەڕەکە نەدۆزرایەوە · پەیج نەدۆزرایەوە · لاپەڕە نەدۆزرایەوە · rûpel nehat dîtin · rûpel nehate dîtin
הדף לא נמצא · העמוד לא נמצא · صفحہ نہیں ملا · पृष्ठ नहीं मिला · पेज नहीं मिला · 页面不存在 · 页面未找到
找不到页面 · 您访问的页面不存在 · 頁面不存在 · 找不到頁面 · 找不到網頁 · ページが見つかりません
ページが見つかりませんでした · お探しのページは見つかりません · お探しのページは見つかりませんでした
페이지를 찾을 수 없습니다 · 존재하지 않는 페이지입니다 · không tìm thấy trang · không tìm thấy
halaman tidak ditemukan · ไม่พบหน้าที่คุณต้องการ · ไม่พบหน้า
"""
_NUMBER = re.compile(r"\b(?:404|410)\b")
# Words and figures that may stand around the phrase.
_AROUND = frozenset(
    fold(word)
    for word in "404 410 error errors http status code oops ooops whoops uh oh sorry fehler erreur erro errore "
    "fout fel fejl feil virhe błąd chyba hiba eroare greška ошибка помилка грешка σφάλμα hata خطأ "
    "خطا ھەڵە هەڵە שגיאה 错误 錯誤 エラー 오류 lỗi ups hoppla désolé désolés désolée oeps".split()
)
_PARTS = re.compile(r"\s*[|•·»:]\s*|\s+[-–—]\s+|[.!?…]+(?=\s|$)")
_LONGEST = 200  # characters of a title that may say so


def says_gone(title: str) -> bool:
    """Return whether a title or a heading, or a part of it, says that there is no such page and nothing else.

    >>> says_gone("404 - Page not found | The Daily"), says_gone("Oops! Sayfa bulunamadı"), says_gone("Error 404")
    (True, True, True)
    >>> says_gone("Lost key not found for 404 years"), says_gone("The 404")
    (False, False)
    """
    return len(title) <= _LONGEST and any(map(_is_gone, _PARTS.split(title)))


def _is_gone(part: str) -> bool:
    words = fold(part).split()
    rest = [word for word in words if word not in _AROUND]
    return " ".join(rest) in phrases(_PHRASES) if rest else _NUMBER.search(part) is not None  # only the number is left
