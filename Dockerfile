# syntax=docker/dockerfile:1
# docker build -t urbivox . && docker run -p 8080:8080 -v urbivox:/data urbivox

FROM rust:1.95-bookworm AS build
# OpenSSL, libpq and SQLite are compiled in, so that the runtime image needs nothing but the C library.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends build-essential make perl \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY . .
# Uses the Rust version of the image; rust-toolchain.toml would download another one.
RUN RUSTUP_TOOLCHAIN="$RUST_VERSION" cargo build --profile dist --locked --bin urbivox

# `urbivox backup` and `urbivox restore` run pg_dump and pg_restore of postgresql-client, which has to be as new as the server:
# version 15 here. SQLite needs neither.
FROM debian:bookworm-slim
LABEL org.opencontainers.image.title="Urbivox" \
      org.opencontainers.image.description="Surveys and user feedback for European cities" \
      org.opencontainers.image.licenses="EUPL-1.2"
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates postgresql-client \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin urbivox \
    && install -d -o urbivox -g urbivox -m 0750 /data
COPY --from=build /build/target/dist/urbivox /usr/local/bin/urbivox
COPY LICENSE /usr/share/doc/urbivox/LICENSE
# A numeric user, so that an orchestrator can verify that it is not root.
USER 10001:10001
WORKDIR /data
VOLUME /data
ENV DATABASE_URL=sqlite:///data/urbivox.db \
    URBIVOX_LISTEN=0.0.0.0:8080
# Metrics are served inside the container only. For Prometheus in the same network: -e URBIVOX_METRICS_LISTEN=0.0.0.0:9464
EXPOSE 8080
# /readyz answers 200 if responses can be stored. The image has no curl, so bash opens the TCP connection.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /readyz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["urbivox"]
CMD ["serve"]
