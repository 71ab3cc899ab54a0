/** The web door of a test: on this machine, at any port that is free. */
import type { WebSettings } from '../../../src/config.ts'

export const webHere: WebSettings = {
  host: '127.0.0.1',
  port: 0,
  anyPort: true,
  publicUrl: undefined,
  secret: undefined,
  proxies: 0,
}
