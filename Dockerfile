# transitlab and all that a lab needs, in one image. Build it from a built checkout (`npm run build`) or an installed
# package; `transitlab run --sandbox container` does so by itself. README, "In a container", shows how to run it.
#
# BASE: any Debian 12 or later, what the image stands on. NODE: an image with Node.js 20 or later and npm in
# /usr/local; only its `node` gets into the image. `scripts/build-base` makes both where no registry can be reached.
ARG BASE=debian:bookworm-slim
ARG NODE=node:20-bookworm-slim

FROM ${NODE} AS packages
WORKDIR /opt/transitlab
COPY package.json package-lock.json* ./
RUN if [ -f package-lock.json ]; then npm ci --omit=dev --no-audit --no-fund; \
    else npm install --omit=dev --no-audit --no-fund; fi \
 && find node_modules \( -name '*.map' -o -name '*.md' -o -name '*.d.ts' -o -name '*.d.cts' -o -name '*.d.mts' \) -delete
COPY bin bin
COPY schema schema
COPY dist/src dist/src
RUN find dist -name '*.map' -delete

FROM ${BASE}
# iproute2 is for people who look around by `transitlab exec`; labs do without. Noninteractive: iperf3's package would ask whether to start a daemon; its default is no.
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends iperf3 iproute2 iptables iputils-ping libstdc++6 mount util-linux \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/cache/debconf/*-old /var/log/* /usr/share/doc/* /usr/share/man/*
COPY --from=packages /usr/local/bin/node /usr/local/bin/node
COPY --from=packages /opt/transitlab /opt/transitlab
RUN ln -s /opt/transitlab/bin/transitlab.js /usr/local/bin/transitlab
# The command refuses an image of another version than its own: the number is that of package.json, held by a test.
ARG VERSION=0.1.0
LABEL transitlab.version=${VERSION}
# By which the command knows that it sees only what is mounted.
ENV TRANSITLAB_IMAGE=1
# Where plain `docker run` finds the scenarios that are mounted for it.
WORKDIR /work
ENTRYPOINT ["transitlab"]
