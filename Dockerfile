# An image of one process, from its jar:
#
#   mvn -q -Dmaven.test.skip=true package
#   docker build --build-arg PROCESS=gateway --tag vouchsafe/gateway:0.1.0-SNAPSHOT .      # or command, or query
#
# The same images without a Docker daemon, by Jib: docs/operating/containers.md.
ARG PROCESS=gateway
ARG JAVA=25.0.3_9-jre-noble

# What seldom changes (libraries) is kept apart from what often does (our classes), so that a new version moves few bytes.
FROM eclipse-temurin:${JAVA} AS layers
ARG PROCESS
WORKDIR /layers
COPY ${PROCESS}-app/target/vouchsafe-${PROCESS}.jar vouchsafe.jar
RUN ["java", "-Djarmode=tools", "-jar", "vouchsafe.jar", "extract", "--layers", "--destination", "extracted"]

FROM eclipse-temurin:${JAVA} AS process
WORKDIR /app
COPY --from=layers /layers/extracted/dependencies/ ./
COPY --from=layers /layers/extracted/spring-boot-loader/ ./
COPY --from=layers /layers/extracted/snapshot-dependencies/ ./
COPY --from=layers /layers/extracted/application/ ./
# Numbers, so that an orchestrator can see that it is not root.
USER 10001:10001
ENV VOUCHSAFE_HOST=0.0.0.0
# As ./vouchsafe starts it; the heap follows the container's memory. More options by JDK_JAVA_OPTIONS.
ENTRYPOINT ["java", \
    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
    "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=70", \
    "-jar", "vouchsafe.jar"]

FROM process AS gateway
EXPOSE 8080 8081

FROM process AS command
EXPOSE 8082 8083

FROM process AS query
EXPOSE 8084 8085
# The only process that keeps files: checkpoints, and the key that signs them. A volume here takes over whose folder it is.
USER root
RUN ["install", "--directory", "--mode=700", "--owner=10001", "--group=10001", "/data"]
USER 10001:10001
ENV VOUCHSAFE_DATA_DIR=/data

FROM ${PROCESS}
