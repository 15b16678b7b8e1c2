using LocalFunctions.Hosting;

return await AnyAppCommand.RunAsync(args);
