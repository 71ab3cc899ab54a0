/** How words are compared, wherever they are typed: case, accents, quotation marks and spaces do not count. */

/** `Créer  L’Idée` -> `creer l'idee`. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[«»“”"]/g, '')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
