package io.vouchsafe.process;

import java.io.File;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * Gives both web servers, that of the API and that of health and metrics, folders that we delete. Left alone they make their own, serve a
 * folder {@code public} or {@code static} of wherever the process was started, and count on being deleted at an exit that we do not take.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnWebApplication
public final class WebServerFolders {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> foldersOfItsOwn(
            @Value("${vouchsafe.temporary-folder}") File folder) {
        return factory -> {
            factory.setBaseDirectory(new File(folder, "tomcat-" + factory.getPort()));
            File nothing = new File(folder, "nothing");
            if (!nothing.isDirectory() && !nothing.mkdirs()) {
                throw new IllegalStateException("The folder " + nothing + " cannot be made");
            }
            factory.setDocumentRoot(nothing);
        };
    }
}
