# The README's steps, in an image: npm ci, the generated client, then the bot as an ordinary user.

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run generate

# What the bot needs to run. Node 24 is in the image, and the client is generated: the Prisma command line can go.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --omit=dev \
  && rm -rf node_modules/node-linux-* node_modules/prisma node_modules/@prisma/dev node_modules/@prisma/studio-core
# The encryption of Matrix, from github.com; where that cannot be reached, the image is made without it.
RUN node node_modules/@matrix-org/matrix-sdk-crypto-nodejs/download-lib.js || true

FROM node:24-slim
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/src/generated src/generated
COPY package.json LICENSE ./
COPY bin bin
COPY prisma prisma
COPY scripts scripts
COPY stories stories
COPY adapters adapters
COPY src src
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
# The socket that the command line uses is there once the bot is ready, and answers while it lives.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "require('node:net').connect('/data/admin.sock').on('connect', () => process.exit(0)).on('error', () => process.exit(1))"]
CMD ["node", "bin/run.mjs", "src/main.ts"]
