# What the commands of this folder share: the built launcher and the Java that runs it. Expects "here" and "root".
launcher=$here/target/launcher.jar

launch() {
    local java=${JAVA_HOME:+$JAVA_HOME/bin/}java
    if [[ ! -f $launcher ]]; then
        echo "helpdesk-roi: nothing is built yet; deploy/local/up builds it." >&2
        exit 10
    fi
    exec "$java" -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dhelpdeskroi.home="$root" -jar "$launcher" "$@"
}
