/**
 * A drawing as part of a page: only the shapes and the attributes that we know, styles as attributes, names of its parts
 * that nothing else on the page has, and a title and a description for who does not see it. Pure.
 */

const shapes = [
  'svg',
  'g',
  'rect',
  'path',
  'text',
  'tspan',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'defs',
  'pattern',
  'clipPath',
]
const attributes = [
  'width',
  'height',
  'viewBox',
  'x',
  'y',
  'x1',
  'y1',
  'x2',
  'y2',
  'cx',
  'cy',
  'r',
  'rx',
  'ry',
  'd',
  'points',
  'transform',
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-dashoffset',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'opacity',
  'dominant-baseline',
  'text-anchor',
  'font-size',
  'font-weight',
  'id',
  'clip-path',
  'patternUnits',
  'patternContentUnits',
  'patternTransform',
]
/** Attributes that point to a part of the drawing. */
const reference = /url\(#([\w-]+)\)/g

/** Throws when it holds what we do not know: then it is not shown. `name` begins the names of its parts. */
export function inlineSvg(svg: string, name: string): string {
  const bare = svg.replace(/<style\s*>\s*<!\[CDATA\[[\s\S]*?\]\]>\s*<\/style>/g, '')
  const label = /^<svg [^>]*?aria-label="([^"]*)"/.exec(bare)?.[1] ?? ''
  const [title = '', ...rest] = label.split('. ')
  const parts = bare.split(/(<[^>]*>)/)
  const drawn = parts.map((part) => (part.startsWith('<') ? tag(part, name) : part.trim() === '' ? '' : part)).join('')
  const names = `<title id="${name}-t">${title}</title><desc id="${name}-d">${rest.join('. ')}</desc>`
  const head = `role="img" aria-labelledby="${name}-t"${rest.length > 0 ? ` aria-describedby="${name}-d"` : ''}`
  return drawn.replace(/^\s*<svg ([^>]*)>/, (_, own: string) => `<svg ${head} ${own}>${names}`)
}

function tag(whole: string, name: string): string {
  const [, close = '', shape = '', inside = ''] = /^<(\/?)([A-Za-z]+)([\s\S]*?)\/?>$/.exec(whole) ?? []
  if (!shapes.includes(shape)) throw new Error(`a drawing holds ${whole.slice(0, 40)}`)
  if (close !== '') return `</${shape}>`
  const own: string[] = []
  for (const [, attribute = '', value = ''] of inside.matchAll(/([\w:-]+)\s*=\s*"([^"]*)"/g)) {
    if (attribute === 'style') own.push(...styles(value))
    else if (attributes.includes(attribute)) own.push(`${attribute}="${named(attribute, value, name)}"`)
  }
  return `<${[shape, ...own].join(' ')}${whole.endsWith('/>') ? '/' : ''}>`
}

function styles(value: string): readonly string[] {
  return value.split(';').flatMap((rule) => {
    const [property = '', said = ''] = rule.split(':').map((part) => part.trim())
    if (property === 'font-size') return [`font-size="${Number.parseFloat(said)}"`]
    return property === 'font-weight' ? [`font-weight="${said.replace(/\W/g, '')}"`] : []
  })
}

function named(attribute: string, value: string, name: string): string {
  if (attribute === 'id') return `${name}-${value}`
  return value.replace(reference, (_, id: string) => `url(#${name}-${id})`)
}
