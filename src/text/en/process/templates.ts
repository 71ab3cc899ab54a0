/** What is said of the models with which a consultation begins, in English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/process/templates.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)

export const buttons: typeof source.buttons = {
  createIt: 'Create the consultation',
}

export const model: typeof source.model = {
  label: 'Template',
  help: 'Optional: what to begin with',
  names: ['template', 'model'],
  options: { twoPhases: 'Picardie, two phases', workshop: 'a workshop alone', ideaBox: 'ideas box' },
  said: { twoPhases: ['two phases'], workshop: ['workshop'], ideaBox: ['box'] },
}

export const words: typeof source.words = {
  templates: {
    willMake: (title) => `“${title}” will be created like this`,
    about: {
      twoPhases: 'Two phases as in Picardie: workshops find, then propose. The second opens with a plenary.',
      workshop: 'One workshop, without phases or bodies.',
      ideaBox: 'An ideas box that is always open, without meetings.',
    },
    phase: (number) => `Phase ${number}`,
    phases: { first: 'Findings and stakes', second: 'Proposals and actions' },
    bodiesLabel: 'Bodies',
    bodies: { plenary: 'Consultation committee', steering: 'Steering committee', technical: 'Technical committee' },
    workshopsLabel: (count) => n(count, 'workshop', 'workshops'),
    workshops: {
      structure: 'Structuring and pooling',
      jobs: 'Innovation and jobs',
      territories: 'Development of territories',
      funding: 'Support and funding',
    },
    notice: 'All of it can be renamed, moved or withdrawn. Nobody is notified.',
  },
}
