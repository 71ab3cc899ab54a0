/** What people may ask about themselves and about the team. */
import { admin } from './admin.ts'
import { appoint } from './appoint.ts'
import { language } from './language.ts'
import { members } from './members.ts'
import { name } from './name.ts'
import { organisation } from './organisation.ts'
import { profile } from './profile.ts'
import { relieve } from './relieve.ts'

export const peopleIntents = [profile, name, organisation, language, members, appoint, relieve, admin]
