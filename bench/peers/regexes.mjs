// A naive cleaner, as people write it in an afternoon: a page of regular expressions, line by line, no look at the lines
// around. A fair one: each expression removes more junk than article on most sites.

const JUNK = [
  // What a site asks its reader to do.
  /^(?:please )?(?:share|tweet|pin|e-?mail|print|save|follow us|like us|subscribe|sign (?:up|in)|log ?in|register|download|comment)\b.{0,60}$/i,
  /^(?:teilen|drucken|merken|abonnieren|anmelden|partager|imprimer|compartir|condividi|delen|del|dela|udostępnij)\b.{0,40}$/i,
  /\b(?:subscribe (?:to|now)|sign up (?:for|to)|our newsletter|join our|follow us on|share (?:this|on)|click here)\b/i,
  /\b(?:newsletter|abonnieren|jetzt abonnieren|s'abonner|suscríbete|iscriviti)\b.{0,60}$/i,
  // Where it leads.
  /^(?:home|menu|search|skip to|back to top|next|previous|older|newer|see (?:all|more)|view (?:all|more)|load more|show more)\b.{0,40}$/i,
  /^(?:read|see|watch|learn|find out) (?:more|also|next|this)\b/i,
  /^(?:related|recommended|trending|popular|most read|more (?:from|on|in|stories)|you (?:may|might) (?:also )?like|also on)\b.{0,60}$/i,
  /^(?:lesen sie auch|mehr zum thema|auch interessant|à lire aussi|lire aussi|leggi anche|lee también|leia também|lees ook|läs också|les også|læs også|czytaj (?:też|także)|читайте также)\b/i,
  /^(?:tags?|categories|category|filed under|topics|posted in|schlagworte|themen|étiquettes|etiquetas)\s*:/i,
  /^(?:facebook|twitter|x|instagram|linkedin|pinterest|whatsapp|telegram|reddit|youtube|tiktok|e-?mail|rss)$/i,
  // What pays for it.
  /^(?:advertisement|advertising|sponsored|promoted|ad|anzeige|werbung|publicité|publicidad|pubblicità|reklama|annons|реклама)\b.{0,30}$/i,
  /\b(?:story continues below|affiliate (?:link|commission))\b/i,
  // What lawyers wrote.
  /(?:©|\(c\)|copyright)\s*(?:\d{4}|by)/i,
  /\b(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i diritti riservati)\b/i,
  /\b(?:(?:uses?|accept) cookies|cookie (?:policy|settings)|privacy policy|terms (?:of|and) (?:use|service|conditions))\b/i,
  // Whom it is by, and when, and what readers said.
  /^(?:by|von|par|por|di)\s+\p{Lu}[\p{L}.'-]+(?:\s+\p{Lu}[\p{L}.'-]+){0,3}$/u,
  /^(?:(?:published|updated|posted|last modified|stand|aktualisiert|veröffentlicht|publié|mis à jour|publicado)\b.{0,60}|\d{1,2}[./]\d{1,2}[./]\d{2,4}.{0,20}|.{0,20}\d{4}-\d\d-\d\d.{0,20})$/i,
  /^(?:\d+ (?:comments?|shares?|likes|views|min(?:ute)?s? read)|leave a (?:reply|comment)|your email address|reply|kommentare?|commentaires?|comentarios)\b/i,
  /^(?:photo|image|picture|credit|foto|bild|quelle|source|getty|reuters|afp|ap)\b.{0,40}$/i,
  // Addresses, menus in one line, signs.
  /^\S*(?:https?:\/\/|www\.|@\w)\S*$/,
  /^(?:[^|]{1,30}\|){2,}[^|]{0,30}$/,
  /^[\W\d_]{0,12}$/,
];

/** Lines of at most this many words that do not end as sentences do, this many in a row, are a menu. */
const SHORT = 6;
const ROW = 4;
const isShort = (line) => line.split(/\s+/).length <= SHORT && !/[.!?:…。]["'”’»)]*$/.test(line);

/** The lines that no expression takes. */
export function byRegexes(text) {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const menu = new Set();
  for (let from = 0; from < lines.length; from++) {
    let to = from;
    while (to < lines.length && isShort(lines[to])) to++;
    if (to - from >= ROW) for (let i = from; i < to; i++) menu.add(i);
    from = Math.max(from, to);
  }
  return lines.filter((line, i) => !menu.has(i) && !JUNK.some((junk) => junk.test(line))).join("\n");
}
