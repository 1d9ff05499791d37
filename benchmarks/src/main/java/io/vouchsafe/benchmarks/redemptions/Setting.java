package io.vouchsafe.benchmarks.redemptions;

import io.vouchsafe.benchmarks.ceiling.BatchedInserts;
import io.vouchsafe.benchmarks.floor.Floor;
import io.vouchsafe.benchmarks.load.Driver;
import io.vouchsafe.benchmarks.load.Runs;
import io.vouchsafe.benchmarks.load.SocketDriver;
import io.vouchsafe.benchmarks.load.Wrk;
import io.vouchsafe.benchmarks.process.Stage;
import io.vouchsafe.benchmarks.product.Audit;
import io.vouchsafe.benchmarks.product.Campaigns;
import io.vouchsafe.benchmarks.product.Product;
import java.nio.file.Path;
import java.sql.SQLException;

/** All that runs while measuring: three servers with a PostgreSQL each, and what sends requests to them. */
final class Setting {

    private final Floor floor;
    private final Product product;
    private final Product workbench;
    private final BatchedInserts inserts;
    private final Driver driver;
    private final Driver exact;
    private final Runs runs;
    private final Campaigns campaigns;
    private final Audit audit;

    Setting(Stage stage, Path home, Path folder, Runs runs, String driver) {
        this.exact = new SocketDriver(stage, folder, runs);
        boolean wrk = driver.equals("wrk") || (driver.equals("auto") && Wrk.available());
        this.driver = wrk ? Wrk.in(stage, folder, runs) : exact;
        this.runs = runs;
        this.floor = Floor.start(stage, folder);
        this.product = Product.serve(stage, home, folder);
        this.workbench = Product.workbench(stage, folder);
        this.inserts = stage.start(() -> inserts(floor));
        this.campaigns = new Campaigns(product.api());
        this.audit = new Audit(product.database());
    }

    private static BatchedInserts inserts(Floor floor) {
        try {
            return new BatchedInserts(floor.database().connect());
        } catch (SQLException e) {
            throw new IllegalStateException("the floor's database cannot be used", e);
        }
    }

    Floor floor() {
        return floor;
    }

    Product product() {
        return product;
    }

    Product workbench() {
        return workbench;
    }

    BatchedInserts inserts() {
        return inserts;
    }

    /** What presses. */
    Driver driver() {
        return driver;
    }

    /** Slower, but awaits every answer. */
    Driver exact() {
        return exact;
    }

    Runs runs() {
        return runs;
    }

    /** Those of the product. */
    Campaigns campaigns() {
        return campaigns;
    }

    /** That of the product. */
    Audit audit() {
        return audit;
    }
}
