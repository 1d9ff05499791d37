package io.vouchsafe.benchmarks.load;

import io.vouchsafe.benchmarks.process.Jvm;
import io.vouchsafe.benchmarks.process.Program;
import io.vouchsafe.benchmarks.process.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Our own driver: {@link SocketLoad} in a JVM of its own. It awaits every answer, so its counts are exact. */
public final class SocketDriver implements Driver {

    private final Stage stage;
    private final Path folder;
    private final Runs runs;
    private final JsonMapper json = JsonMapper.shared();

    /** Keeps what it hands to the other process in a folder. */
    public SocketDriver(Stage stage, Path folder, Runs runs) {
        this.stage = stage;
        this.folder = folder;
        this.runs = runs;
    }

    /** What the other process is told. */
    record Order(Load load, Effort effort, String run) {}

    @Override
    public String name() {
        return "sockets";
    }

    @Override
    public Outcome drive(Load load, Effort effort) {
        String run = runs.next();
        Path order = folder.resolve(run + ".json");
        json.writeValue(order, new Order(load, effort, run));
        List<String> command = new ArrayList<>(Jvm.withTomcat(SocketLoad.class));
        command.add(order.toString());
        Program driver = Program.start(stage, "driver", folder, Map.of(), command);
        List<String> lines = driver.finish(Duration.ofSeconds(effort.warmUpSeconds() + effort.seconds() + 60L));
        stage.end(driver);
        return json.readValue(String.join("\n", lines), Outcome.class);
    }
}
