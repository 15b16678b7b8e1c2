using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Hosting;

/// <summary>Any isolated-worker app, from its assembly: its functions by their attributes, the rest by its own Program.</summary>
public static class AnyApp
{
    /// <summary>Its settings are those of local.settings.json beside it, put into the environment as the Functions tools do.</summary>
    /// <exception cref="StartRefusedException">The assembly holds no program that builds a functions host.</exception>
    public static HostedApp From(Assembly assembly)
    {
        var folder = Path.GetDirectoryName(assembly.Location)!;
        foreach (var (name, value) in SettingsFile.Read(Path.Combine(folder, "local.settings.json")))
            if (Environment.GetEnvironmentVariable(name) is null)
                Environment.SetEnvironmentVariable(name, value);
        var services = BuiltProgram.ServicesOf(assembly);
        var (own, layers) = (OwnRegistrations.Of(services), OwnMiddleware.Of(services));
        return new HostedApp(
            assembly.GetName().Name!,
            [.. FunctionTypes(assembly)],
            (into, _) =>
            {
                foreach (var service in own)
                    into.Add(service);
            },
            app => layers.ToList().ForEach(layer => app.Use(layer)),
            folder
        );
    }

    // The worker finds functions in the app's assembly and in the project's others that it refers to.
    private static IEnumerable<Type> FunctionTypes(Assembly assembly) =>
        assembly
            .GetReferencedAssemblies()
            .Select(Assembly.Load)
            .Where(referred => !OwnMiddleware.IsPlatform(referred) && References(referred, typeof(FunctionAttribute)))
            .Prepend(assembly)
            .SelectMany(one => one.GetTypes());

    private static bool References(Assembly assembly, Type type) =>
        assembly.GetReferencedAssemblies().Any(one => one.Name == type.Assembly.GetName().Name);
}
