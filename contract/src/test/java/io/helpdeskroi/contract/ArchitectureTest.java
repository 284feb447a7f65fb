package io.helpdeskroi.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The contract stands below the shared rules of test-support, so it states its own: nothing but Java and its JSON form. */
class ArchitectureTest {

    @Test
    void dependsOnNothingButJavaAndItsJsonForm() {
        JavaClasses contract = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.helpdeskroi.contract");

        classes().should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "com.fasterxml.jackson..", "io.helpdeskroi.contract").check(contract);
    }

    @Test
    void everyRecordOfTheModelIsPublic() {
        JavaClasses contract = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.helpdeskroi.contract");

        classes().that().areRecords().should().bePublic().check(contract);
    }
}
