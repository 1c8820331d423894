/** What servers, and the scripts before their pages, say instead of a text; white space is one space. */
const signs: readonly RegExp[] = [
  // it is not there
  /\b(?:404|410)\b.{0,40}\b(?:not found|gone|error)\b/iu,
  /^ ?not found\b/iu,
  /\b(?:page|file|document|article|url)\b.{0,30}\bnot (?:be )?found\b/iu,
  /\b(?:page|file|document|article|url)\b.{0,30}\b(?:no longer (?:exists|available)|does(?: not|n[’']t) exist)\b/iu,
  /страница не найдена|бет табылмады|page introuvable|página no encontrada|seite nicht gefunden/iu,
  // it is refused
  /\berror (?:40\d|410|42\d|50\d)\b/iu,
  /\b403\b.{0,5}\bforbidden\b/iu,
  /\baccess (?:is |was |has been )?denied\b/iu,
  /\byou (?:don[’']t|do not) have (?:permission|access)\b/iu,
  /доступ (?:запрещ[её]н|ограничен)|accès refusé|acceso denegado|zugriff verweigert/iu,
  // the server fails
  /\b(?:internal server error|bad gateway|gateway time-?out|too many requests)\b/iu,
  /\bservice (?:is )?(?:temporarily )?unavailable\b/iu,
  // a script is asked for, or a person
  /\b(?:enable|activate|turn on|requires?) .{0,20}\b(?:javascript|cookies)\b/iu,
  /\bjavascript (?:is |must be |has been )?(?:disabled|enabled|required)\b|включите javascript/iu,
  /\bcaptcha\b|\bchecking your browser\b|\bunusual traffic\b|\bjust a moment\b/iu,
  /\b(?:are you|you are|you[’']re)(?: not)? (?:a )?(?:human|robot)\b/iu,
  // a wall stands before it
  /\b(?:accept|reject|manage|allow) .{0,20}\bcookies\b/iu,
  /\b(?:we|this (?:web)?site) uses? cookies\b|\bcookie (?:settings|preferences|consent|policy)\b/iu,
  /\b(?:log|sign)[ -]?in to (?:continue|read|view|access|your)\b|\bplease (?:log|sign) ?in\b/iu,
  /\b(?:subscribe|register) to (?:continue|read)\b|\bforgot(?:ten)? (?:your )?password\b/iu,
]

/** The first words by which a text gives itself away as an error page, a cookie wall or a log-in page. */
export function signOfErrorPage(text: string): string | undefined {
  const line = text.replaceAll(/\s+/gu, ' ')
  return signs.map((sign) => sign.exec(line)?.[0].trim()).find((words) => words !== undefined)
}
