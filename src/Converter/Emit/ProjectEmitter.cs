namespace Sfn2Durable.Emit;

/// <summary>The project file: warnings are errors, and the runtime comes as a package.</summary>
internal static class ProjectEmitter
{
    public static GeneratedFile Emit(GeneratedWorkflow generated)
    {
        var version = typeof(ProjectEmitter).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
        var text = $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <RootNamespace>{generated.Namespace}</RootNamespace>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <ConcurrentGarbageCollection>false</ConcurrentGarbageCollection>
              </PropertyGroup>
              <!-- Set DurableSource to a checkout of the runtime to build against its projects instead of its packages. -->
              <ItemGroup Condition="'$(DurableSource)' == ''">
                <PackageReference Include="Durable.Runtime.Sqlite" Version="{version}" />
              </ItemGroup>
              <ItemGroup Condition="'$(DurableSource)' != ''">
                <ProjectReference Include="$(DurableSource)/src/Durable.Runtime.Sqlite/Durable.Runtime.Sqlite.csproj" />
                <ProjectReference
                  Include="$(DurableSource)/src/Durable.Runtime.Analyzers/Durable.Runtime.Analyzers.csproj"
                  OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
              </ItemGroup>
            </Project>

            """;
        return new GeneratedFile(generated.Name + ".csproj", text.ReplaceLineEndings("\n"));
    }
}
