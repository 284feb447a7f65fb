package io.helpdeskroi.testsupport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The structure every module keeps, checked by one test per module:
 * {@code ArchitectureRules.of("io.helpdeskroi.metrics").pureCores("..fact..").check();}
 */
public final class ArchitectureRules {

    private static final String ROOT = "io.helpdeskroi.";
    private static final List<String> MODULES = List.of("contract", "connector", "zendesk", "intercom", "talkdesk", "five9",
            "social", "metrics", "roi", "console", "sandbox", "local");

    private final String module;
    private final List<ArchRule> rules = new ArrayList<>();

    private ArchitectureRules(String module) {
        this.module = module;
        mayUse("contract");
        rules.add(noClasses().should().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(java.time.Instant.class, "now")
                .orShould().callMethod(java.time.LocalDate.class, "now")
                .orShould().callMethod(java.time.LocalDateTime.class, "now")
                .orShould().callMethod(java.time.ZonedDateTime.class, "now")
                .orShould().callMethod(java.time.OffsetDateTime.class, "now")
                .because("the Clock is injected"));
        rules.add(noClasses().that().haveSimpleNameNotEndingWith("ClockProducer").should()
                .callMethod(Clock.class, "systemUTC").orShould().callMethod(Clock.class, "systemDefaultZone")
                .because("the system clock is named in one ClockProducer per deployable").allowEmptyShould(true));
        rules.add(noFields().should().beAnnotatedWith("jakarta.inject.Inject")
                .because("dependencies come through the constructor").allowEmptyShould(true));
        rules.add(noClasses().should().haveSimpleNameEndingWith("Impl").orShould().haveSimpleNameEndingWith("Util")
                .orShould().haveSimpleNameEndingWith("Utils").orShould().haveSimpleNameEndingWith("Manager")
                .orShould().haveSimpleNameEndingWith("Helper")
                .because("a name is a noun of the domain or a verb on it"));
        rules.add(slices().matching(ROOT + module + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true));
    }

    /** Rules for the module whose root package is {@code io.helpdeskroi.<module>}. */
    public static ArchitectureRules of(String module) {
        return new ArchitectureRules(module);
    }

    /** Packages whose code is pure: no CDI, JAX-RS, JPA, JDBC or framework. */
    public ArchitectureRules pureCores(String... packages) {
        rules.add(noClasses().that().resideInAnyPackage(packages).should().dependOnClassesThat()
                .resideInAnyPackage("jakarta.enterprise..", "jakarta.inject..", "jakarta.ws.rs..", "jakarta.persistence..",
                        "java.sql..", "io.quarkus..", "org.hibernate..")
                .because("a pure core can be tested and reasoned about alone"));
        return this;
    }

    /** Besides {@code contract}, this module may use these of our modules. */
    public ArchitectureRules mayUse(String... modules) {
        rules.removeIf(rule -> rule.getDescription().startsWith("no classes should depend on other modules"));
        List<String> allowed = new ArrayList<>(List.of(modules));
        allowed.add("contract");
        allowed.add(module);
        String[] forbidden = MODULES.stream().filter(other -> !allowed.contains(other)).map(other -> ROOT + other + "..")
                .toArray(String[]::new);
        rules.add(noClasses().should().dependOnClassesThat().resideInAnyPackage(forbidden)
                .as("no classes should depend on other modules than " + allowed));
        return this;
    }

    /** Checks every rule against the module's production classes. */
    public void check() {
        JavaClasses production = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(new ImportOption.DoNotIncludeJars()).importPackages(ROOT + module);
        classes().should().resideInAPackage(ROOT + module + "..").check(production);
        rules.forEach(rule -> rule.check(production));
    }
}
