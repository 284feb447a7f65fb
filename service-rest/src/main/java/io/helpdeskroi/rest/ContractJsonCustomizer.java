package io.helpdeskroi.rest;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.helpdeskroi.contract.ContractJson;
import io.quarkus.jackson.ObjectMapperCustomizer;

/**
 * Gives the platform's JSON mapper the form of the contract.
 */
@Singleton
class ContractJsonCustomizer implements ObjectMapperCustomizer {

    @Override
    @SuppressWarnings("deprecation") // the mapper comes built; its builder is out of reach
    public void customize(ObjectMapper mapper) {
        mapper.configure(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS, true);
        ContractJson.configure(mapper);
    }
}
