/** What the engine itself answers: refusals with a way out, guesses, apologies. What was typed is always given back. */
import type { Refusal } from '../refusal.ts'
import { type IntentName, intentWords, refusalText, type Text } from '../text/index.ts'
import { actions, button, quiet, quote, text, view, warning } from './build.ts'
import { quote as quoted } from './format.ts'
import { presses } from './press.ts'
import type { Action, Call, Lang, View } from './view.ts'

const help: Call = { intent: 'help', args: {} }

/** What was done, in a sentence, and where to go from here: the panel at least. */
export function doneView(said: string, t: Text, lang: Lang, ...next: readonly (Action | false)[]): View {
  return view(lang, text(said), actions(...next, button(t.buttons.panel, { intent: 'panel', args: {} })))
}

/** The same, with the panel as its next step where it shows none. */
export function leading(made: View, t: Text): View {
  if (presses(made).length > 0) return made
  return { ...made, nodes: [...made.nodes, actions(button(t.buttons.panel, { intent: 'panel', args: {} }))] }
}

/** `resume` opens the form of what was refused, filled with what was given. */
export function refusalView(refusal: Refusal, t: Text, lang: Lang, typed: string, resume?: Call): View {
  const ways = refusal.waysOut.map((way) =>
    button(t.buttons[way.label as keyof Text['buttons']] ?? way.label, way.call, 'primary'),
  )
  const given = typed.replace(/^[/!]\S+\s*/, '')
  const isShown = given.length > (keepsText.includes(refusal.key) ? 0 : keepsLong.includes(refusal.key) ? 20 : 80)
  return view(
    lang,
    text(refusalText(t, refusal.key, refusal.values)),
    isShown ? quiet(t.answers.yourText) : null,
    isShown ? quote(given) : null,
    actions(...ways, resume && button(t.buttons.resumeText, resumeCall(resume)), button(t.buttons.help, help)),
  )
}

/** Refusals after which the words themselves matter: they are shown again, however short. */
const keepsText = ['noConcertationKept', 'intakeClosed', 'phaseLockedKept', 'noBox', 'tooFast', 'busy', 'otherBody']

/** Refusals that no form can follow: longer words are shown, since no button brings them back. */
const keepsLong = ['notAllowed', 'unknownIntent']

/**
 * Shows the form of a call, filled with what it has; `goesOn`: with what a form carries unseen, since it is that form;
 * `only`: what it asked for.
 */
export function resumeCall({ intent, args }: Call, goesOn = false, only?: readonly string[]): Call {
  const given = JSON.stringify(args)
  return { intent: 'resume', args: { intent, given, ...(goesOn && { goesOn }), ...(only && { only }) } }
}

export function unknownView(
  unknown: { word: string; rest: string; guesses: readonly Call[] },
  t: Text,
  lang: Lang,
): View {
  const guessed = (intent: string) => unknown.guesses.some((guess) => guess.intent === intent)
  const verbs = unknown.guesses.map((guess) => intentWords(t, guess.intent as IntentName).verb)
  return view(
    lang,
    text(t.answers.unknown([...unknown.word].slice(0, 40).join(''))),
    verbs.length > 0
      ? text(
          t.answers.guess(
            joinOr(
              verbs.map((v) => quoted(v, lang)),
              t,
            ),
          ),
        )
      : text(t.answers.unknownNoGuess),
    unknown.rest === '' ? null : quote(unknown.rest),
    actions(
      ...unknown.guesses.map((guess, i) =>
        button(intentWords(t, guess.intent as IntentName).label, guess, i === 0 ? 'primary' : undefined),
      ),
      unknown.rest === '' || guessed('idea submit')
        ? null
        : button(t.buttons.submitThisIdea, {
            intent: 'idea submit',
            args: { text: `${unknown.word} ${unknown.rest}` },
          }),
      !guessed('help') && button(t.buttons.help, help),
    ),
  )
}

function joinOr(words: readonly string[], t: Text): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${t.answers.or} ${words.at(-1)}`
}

/** A private message that is no command: nothing is kept without being asked. */
export function talkView(said: string, t: Text, lang: Lang): View {
  const idea: Call = { intent: 'idea submit', args: { text: said } }
  return view(
    lang,
    text(t.answers.talk),
    quote(said),
    actions(
      button(t.buttons.submitThisIdea, idea, 'primary'),
      button(t.buttons.panel, { intent: 'panel', args: {} }),
      button(t.buttons.help, help),
    ),
  )
}

export function lateView(t: Text, lang: Lang, typed: string): View {
  return view(lang, warning(t.answers.late), typed === '' ? null : quote(typed))
}

export function unsureView(t: Text, lang: Lang, typed: string): View {
  return view(lang, warning(t.answers.unsure), typed === '' ? null : quote(typed))
}

export function apologyView(short: string, t: Text, lang: Lang, typed: string): View {
  return view(lang, warning(t.answers.apology(short)), typed === '' ? null : quote(typed))
}
