# One image for API, worker and what prepares the record: slim, without compilers or development packages, and not as root.
# Typst and Temporal's core are glibc programs, so not alpine. The Chinese font of printed documents is a package among the
# optional dependencies, which `--omit=dev` keeps.

FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN node apps/start/build.mjs

FROM node:20-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev \
  && test -d node_modules/@expo-google-fonts/noto-serif-sc \
  && find node_modules/@temporalio/core-bridge/releases -mindepth 1 -maxdepth 1 \
    ! -name "$(uname -m)-unknown-linux-gnu" -exec rm -rf {} + \
  && npm cache clean --force \
  && mkdir /data && chown node:node /data
COPY --from=build /app/dist dist
COPY --from=build /app/libs/law/tables libs/law/tables
USER node
