FROM node:26-slim AS web
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json ./
COPY web web
RUN NODE_ENV=production node_modules/.bin/vite build web

FROM node:26-slim
WORKDIR /app

COPY package.json package-lock.json .npmrc ./
# What is optional here is Node itself, which the image has.
RUN npm ci --omit=dev --omit=optional && npm cache clean --force
COPY LICENSE ./
COPY server server
COPY --from=web /app/web/dist web/dist

RUN printf '#!/bin/sh\nexec node /app/server/cli.ts "$@"\n' > /usr/local/bin/cuboid \
  && chmod +x /usr/local/bin/cuboid \
  && mkdir /data && chown node:node /data

ENV NODE_ENV=production NODE_COMPILE_CACHE=/tmp/code MALLOC_ARENA_MAX=1 CUBOID_DATA=/data CUBOID_HOST=0.0.0.0
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.CUBOID_PORT || 8080}/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=4", "server/main.ts"]
